export interface EvidenceAxis {
  /** ln of the evidence. */
  readonly min: number;
  readonly max: number;
  readonly ticks: readonly number[];
}

const TEN = Math.log(10);

/**
 * From a tenth (evidence against harm says no more below) to half above the alarm; once the alarm is passed, how far
 * says little, and an axis that followed it would hide the way there.
 */
export function evidenceAxis(logE: readonly number[], alarmAt: number): EvidenceAxis {
  const most = logE.reduce((peak, value) => Math.max(peak, value), 0);
  const min = -TEN;
  const max = Math.min(Math.max(alarmAt * 1.25, most * 1.05), alarmAt * 2);
  const decades = Math.floor(max / TEN);
  const every = Math.max(1, Math.ceil((decades + 1) / 5));
  const ticks = Array.from({ length: decades + 2 }, (_, index) => (index - 1) * TEN);
  return { min, max, ticks: ticks.filter((_, index) => (index - 1) % every === 0) };
}
