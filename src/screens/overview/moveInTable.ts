interface Step {
  readonly rows: number;
  readonly columns: number;
}

/**
 * Moves the focus among the links and figures of a table's body, keeping the column; stays put at the edges. A verdict's own
 * button is no stop: it only unfolds a sentence, and Enter on the first column opens the release.
 */
export function moveInTable(table: HTMLTableElement | null, step: Step): void {
  if (table === null) return;
  const rows = [...(table.tBodies[0]?.rows ?? [])];
  const focused = document.activeElement;
  const row = rows.findIndex((one) => one.contains(focused));
  const column = row < 0 ? 0 : stopsOf(rows[row]).findIndex((stop) => stop === focused);
  const target = stopsOf(rows[row < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, row + step.rows))]);
  target[Math.min(target.length - 1, Math.max(0, column + step.columns))]?.focus();
}

function stopsOf(row: HTMLTableRowElement | undefined): readonly HTMLElement[] {
  return [...(row?.querySelectorAll<HTMLElement>('a[href], button:not([aria-expanded])') ?? [])];
}
