import type { BenchMode, BenchRow } from './benchRow.ts';
import { burnRateRows } from './burnRateRows.ts';
import { recoveryRows } from './recoveryRows.ts';
import { referenceRows } from './referenceRows.ts';
import { releaseStepRows } from './releaseStepRows.ts';
import { reopenRows } from './reopenRows.ts';

/** Rows 15 to 20 and 22 of the acceptance table; 19 and 20 only where the published series are at hand. */
export function rows(mode: BenchMode): BenchRow[] {
  return [
    ...recoveryRows(mode),
    ...reopenRows(),
    ...releaseStepRows(mode),
    ...referenceRows(),
    ...burnRateRows(mode),
  ];
}
