import { censoredLogNormal } from '../../src/engine/statistics/censoredLogNormal.ts';
import { kaplanMeier } from '../../src/engine/statistics/kaplanMeier.ts';
import { kaplanMeierQuantile } from '../../src/engine/statistics/kaplanMeierQuantile.ts';
import { normalQuantile } from '../../src/engine/statistics/normalQuantile.ts';
import { tQuantile } from '../../src/engine/statistics/tQuantile.ts';
import { rateOf, slack, type BenchMode, type BenchRow } from './benchRow.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

const MEDIAN_MINUTES = 47;
const SIZES = [7, 9, 14, 22, 37] as const;
const SPREADS = [0.8, 1.2, 1.7] as const;
const OPEN_SHARES = [0.1, 0.2] as const;
/** Shown as a law from 5 ended incidents on, as a curve from 12 on; with fewer the page shows the raw points. */
const LEAST = { law: 5, curve: 12 } as const;

interface Tally {
  hits: number;
  runs: number;
}
const tally = (): Tally => ({ hits: 0, runs: 0 });

/** Rows 15 and 16: how often intervals for median and p90 of times to restore cover the truth, some being open. */
export function recoveryRows(mode: BenchMode): BenchRow[] {
  const runs = mode === 'quick' ? 400 : 4000;
  const random = seededRandom(15_016);
  const law: Tally[] = [];
  const curve: Tally[] = [];
  const p90: Tally[] = [];
  const naive = tally();
  for (const size of SIZES) {
    for (const spread of SPREADS) {
      for (const openShare of OPEN_SHARES) {
        const cell = { law: tally(), curve: tally(), p90: tally() };
        for (let run = 0; run < runs; run += 1)
          judge(incidents(random, { size, spread, openShare }), spread, cell, naive);
        for (const [list, one] of [
          [law, cell.law],
          [curve, cell.curve],
          [p90, cell.p90],
        ] as const) {
          // A cell in which the method is hardly ever shown says nothing about it.
          if (one.runs > runs / 2) list.push(one);
        }
      }
    }
  }
  const closedMean = `mean ± t of the closed ones ${percent(naive)} %`;
  return [
    coverageRow('15', 'Coverage of the median, log-normal', law, { low: 93, high: 98 }, closedMean),
    coverageRow('15', 'Coverage of the median, Kaplan-Meier', curve, { low: 93, high: 98 }, closedMean),
    coverageRow('16', 'Coverage of p90, log-normal', p90, { low: 90, high: 100 }),
  ];
}

interface Incidents {
  readonly minutes: Float64Array<ArrayBuffer>;
  readonly ended: Uint8Array<ArrayBuffer>;
}

function incidents(
  random: SeededRandom,
  { size, spread, openShare }: { readonly size: number; readonly spread: number; readonly openShare: number },
): Incidents {
  const minutes = new Float64Array(size);
  const ended = new Uint8Array(size);
  const distance = -Math.SQRT2 * normalQuantile(openShare);
  for (let index = 0; index < size; index += 1) {
    const lasts = Math.exp(spread * random.normal());
    const watched = Math.exp(spread * (distance + random.normal()));
    minutes[index] = MEDIAN_MINUTES * Math.min(lasts, watched);
    ended[index] = lasts <= watched ? 1 : 0;
  }
  return { minutes, ended };
}

function judge(
  { minutes, ended }: Incidents,
  spread: number,
  cell: { readonly law: Tally; readonly curve: Tally; readonly p90: Tally },
  naive: Tally,
): void {
  const closed = Array.from(minutes).filter((_, index) => ended[index] === 1);
  if (closed.length >= LEAST.law) {
    const fit = censoredLogNormal(minutes, ended);
    if (fit.kind === 'fitted') {
      count(cell.law, fit.median, MEDIAN_MINUTES);
      count(cell.p90, fit.p90, MEDIAN_MINUTES * Math.exp(normalQuantile(0.9) * spread));
    }
    const mean = closed.reduce((sum, value) => sum + value, 0) / closed.length;
    const variance = closed.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (closed.length - 1);
    const reach = tQuantile(0.975, closed.length - 1) * Math.sqrt(variance / closed.length);
    count(naive, { low: mean - reach, high: mean + reach }, MEDIAN_MINUTES * Math.exp(spread ** 2 / 2));
  }
  if (closed.length >= LEAST.curve) {
    const { low, high } = kaplanMeierQuantile(kaplanMeier(minutes, ended), 0.5);
    count(
      cell.curve,
      { low: low === 'not-reached' ? Infinity : low, high: high === 'not-reached' ? Infinity : high },
      MEDIAN_MINUTES,
    );
  }
}

function count(into: Tally, interval: { readonly low: number; readonly high: number }, truth: number): void {
  into.runs += 1;
  if (interval.low <= truth && truth <= interval.high) into.hits += 1;
}

/** The scenario farthest outside the goal speaks for the row; if none is outside, the lowest. */
function coverageRow(
  row: string,
  figure: string,
  cells: readonly Tally[],
  goal: { readonly low: number; readonly high: number },
  naive?: string,
): BenchRow {
  const rates = cells.map(({ hits, runs }) => rateOf(hits, runs)).sort((a, b) => a.percent - b.percent);
  const lowest = rates.at(0) ?? { percent: NaN, standardError: NaN };
  const highest = rates.at(-1) ?? lowest;
  const worst =
    highest.percent - goal.high > goal.low - lowest.percent && highest.percent > goal.high ? highest : lowest;
  return {
    row,
    figure: `${figure}, ${cells.length} scenarios ${lowest.percent.toFixed(1)}-${highest.percent.toFixed(1)} %, worst`,
    goal: goal.high < 100 ? `${goal.low}-${goal.high} %` : `≥ ${goal.low} %`,
    value: worst.percent,
    standardError: worst.standardError,
    unit: '%',
    ...(naive === undefined ? {} : { naive }),
    pass:
      lowest.percent >= goal.low - slack(lowest.standardError) &&
      highest.percent <= goal.high + slack(highest.standardError),
  };
}

function percent({ hits, runs }: Tally): string {
  return ((100 * hits) / runs).toFixed(0);
}
