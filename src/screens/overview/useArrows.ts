import { useEffect, type RefObject } from 'react';
import { moveInTable } from './moveInTable.ts';

const steps: Readonly<Record<string, { readonly rows: number; readonly columns: number }>> = {
  ArrowDown: { rows: 1, columns: 0 },
  ArrowUp: { rows: -1, columns: 0 },
  ArrowRight: { rows: 0, columns: 1 },
  ArrowLeft: { rows: 0, columns: -1 },
};

/** Arrow keys move the focus among the links and figures of a table while it is in there; Tab still visits all of them. */
export function useArrows(table: RefObject<HTMLTableElement | null>): void {
  useEffect(() => {
    const element = table.current;
    const onKey = (event: KeyboardEvent): void => {
      const step = steps[event.key];
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      event.preventDefault();
      moveInTable(element, step);
    };
    element?.addEventListener('keydown', onKey);
    return () => element?.removeEventListener('keydown', onKey);
  }, [table]);
}
