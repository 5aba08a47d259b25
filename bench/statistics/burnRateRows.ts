import { burnRate } from '../../src/engine/statistics/burnRate.ts';
import { rateOf, slack, type BenchMode, type BenchRow } from './benchRow.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

const BUDGETS = [0.001, 0.01, 0.04] as const;
const PAGES = [
  { factor: 14.4, longMinutes: 60, shortMinutes: 5 },
  { factor: 6, longMinutes: 360, shortMinutes: 30 },
] as const;
const CLASSIC = { chance: 1, leastBad: 1 } as const;
const WATCH_MINUTES = 72 * 60;
/** A page needs a full short window, as a rule in a monitoring system does. */
const FIRST_LOOK = 4;
/** Minutes of calm before the fault: none (the release itself brings it, the windows fill up), or a full long window. */
const STARTS = [0, 360] as const;

/** Row 22: pages while half of the budget is burnt, looked at every minute for 72 h; and the delay that the guard costs at 20× burn. */
export function burnRateRows(mode: BenchMode): BenchRow[] {
  const runs = mode === 'quick' ? 60 : 700;
  const random = seededRandom(22_022);
  const quiet = BUDGETS.flatMap((budget) =>
    [0.02, 0.1].map((perSecond): BenchRow => {
      let guarded = 0;
      let classic = 0;
      for (let run = 0; run < runs; run += 1) {
        const traffic = draw(random, {
          minutes: WATCH_MINUTES,
          perSecond,
          faultAt: 0,
          before: budget / 2,
          after: budget / 2,
        });
        if (firstPage(traffic, budget, {}, FIRST_LOOK) !== null) guarded += 1;
        if (firstPage(traffic, budget, CLASSIC, FIRST_LOOK) !== null) classic += 1;
      }
      const rate = rateOf(guarded, runs);
      return {
        row: '22',
        figure: `Burn rate, page in 72 h at half the budget of ${100 * budget} %, ${perSecond} req/s`,
        goal: '≤ 1 %',
        value: rate.percent,
        standardError: rate.standardError,
        unit: '%',
        naive: `unguarded ${((100 * classic) / runs).toFixed(0)} %`,
        pass: rate.percent <= 1 + slack(rate.standardError),
      };
    }),
  );
  const delays = BUDGETS.flatMap((budget) =>
    STARTS.map((faultAt) => delayRow(random, { budget, faultAt, runs })),
  );
  return [...quiet, ...delays];
}

function delayRow(
  random: SeededRandom,
  { budget, faultAt, runs }: { readonly budget: number; readonly faultAt: number; readonly runs: number },
): BenchRow {
  const delays: number[] = [];
  let guardedSum = 0;
  let classicSum = 0;
  for (let run = 0; run < runs; run += 1) {
    const minutes = faultAt + 180;
    const after = Math.min(1, 20 * budget);
    const from = Math.max(faultAt, FIRST_LOOK);
    const traffic = draw(random, { minutes, perSecond: 1, faultAt, before: budget / 2, after });
    const guarded = (firstPage(traffic, budget, {}, from) ?? minutes) - faultAt + 1;
    const classic = (firstPage(traffic, budget, CLASSIC, from) ?? minutes) - faultAt + 1;
    delays.push(guarded - classic);
    guardedSum += guarded;
    classicSum += classic;
  }
  const mean = delays.reduce((sum, value) => sum + value, 0) / runs;
  const variance = delays.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (runs - 1);
  return {
    row: '22',
    figure: `Burn rate, delay added at 20× a budget of ${100 * budget} %, 1 req/s, ${faultAt === 0 ? 'from the first minute' : 'after 6 calm hours'} (pages after ${(guardedSum / runs).toFixed(1)} min)`,
    goal: '≤ 2 min',
    value: mean,
    standardError: Math.sqrt(variance / runs),
    unit: 'min',
    naive: `unguarded after ${(classicSum / runs).toFixed(1)} min`,
    pass: mean <= 2,
  };
}

/** Running totals by minute: entry m holds all minutes before m. */
interface Traffic {
  readonly bad: Float64Array<ArrayBuffer>;
  readonly total: Float64Array<ArrayBuffer>;
}

function draw(
  random: SeededRandom,
  rule: {
    readonly minutes: number;
    readonly perSecond: number;
    readonly faultAt: number;
    readonly before: number;
    readonly after: number;
  },
): Traffic {
  const bad = new Float64Array(rule.minutes + 1);
  const total = new Float64Array(rule.minutes + 1);
  for (let minute = 0; minute < rule.minutes; minute += 1) {
    const share = minute < rule.faultAt ? rule.before : rule.after;
    const failed = random.poisson(60 * rule.perSecond * share);
    const fine = random.poisson(60 * rule.perSecond * (1 - share));
    bad[minute + 1] = (bad[minute] ?? 0) + failed;
    total[minute + 1] = (total[minute] ?? 0) + failed + fine;
  }
  return { bad, total };
}

/** The first minute at whose end either page fires, or null. */
function firstPage(
  { bad, total }: Traffic,
  budget: number,
  guard: { readonly chance?: number; readonly leastBad?: number },
  fromMinute: number,
): number | null {
  const within = (minute: number, length: number) => {
    const from = Math.max(0, minute + 1 - length);
    return {
      bad: (bad[minute + 1] ?? 0) - (bad[from] ?? 0),
      total: (total[minute + 1] ?? 0) - (total[from] ?? 0),
    };
  };
  for (let minute = fromMinute; minute < bad.length - 1; minute += 1) {
    for (const { factor, longMinutes, shortMinutes } of PAGES) {
      const short = within(minute, shortMinutes);
      // Without a failure in the short window neither rule can page: most minutes end here.
      if (short.bad === 0) continue;
      const long = within(minute, longMinutes);
      if (burnRate({ long, short }, { budget, factor, ...guard }).alert) return minute;
    }
  }
  return null;
}
