interface Step {
  readonly rows: number;
  readonly columns: number;
}

/** Moves the focus among the links and buttons of a table's body, keeping the column; stays put at the edges. */
export function moveInTable(table: HTMLTableElement | null, step: Step): void {
  if (table === null) return;
  const rows = [...(table.tBodies[0]?.rows ?? [])].map((row) => [
    ...row.querySelectorAll<HTMLElement>('a[href], button'),
  ]);
  const row = rows.findIndex((items) => items.includes(asElement(document.activeElement)));
  const column = row < 0 ? 0 : (rows[row]?.indexOf(asElement(document.activeElement)) ?? 0);
  const target = rows[row < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, row + step.rows))] ?? [];
  target[Math.min(target.length - 1, Math.max(0, column + step.columns))]?.focus();
}

function asElement(element: Element | null): HTMLElement {
  return element instanceof HTMLElement ? element : document.body;
}
