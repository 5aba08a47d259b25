import { poissonTail } from './poissonTail.ts';
import { requireArgument } from './requireArgument.ts';

export interface BurnWindow {
  readonly bad: number;
  readonly total: number;
}

interface BurnRateRule {
  /** Share of bad events that the objective allows: 1 − objective. */
  readonly budget: number;
  /** Times the budget: 14.4 for 1 h with 5 min, 6 for 6 h with 30 min, 1 for 3 d with 6 h (SRE Workbook, chapter 5). */
  readonly factor: number;
  /** An alert needs a long window less likely than this under a budget just kept. 1 switches the guard off. */
  readonly chance?: number;
  /** And at least so many bad events in the short window. */
  readonly leastBad?: number;
}

interface BurnRate {
  readonly alert: boolean;
  /** Times the budget; "no-data" for a window without events, which is never an alert and never calm either. */
  readonly long: number | 'no-data';
  readonly short: number | 'no-data';
  /** Chance of at least the long window's bad events while the budget is just kept. */
  readonly chance: number;
}

/**
 * Burn-rate alert over two windows, guarded for thin traffic. Both windows must burn faster than the factor; alone that pages at
 * half the allowed rate whenever three requests of the hour hold one failure. So the long window must also be
 * improbable (exact Poisson tail below 1e-5) and the short one hold at least two failures.
 * Assumes independent events; clustered ones make the guard too easy to pass. Refuses impossible counts, a budget outside
 * (0, 1) and a factor that is not above 0.
 */
export function burnRate(
  windows: { readonly long: BurnWindow; readonly short: BurnWindow },
  rule: BurnRateRule,
): BurnRate {
  const { budget, factor, chance: most = 1e-5, leastBad = 2 } = rule;
  requireArgument.probability('budget', budget);
  requireArgument.positive('factor', factor);
  const long = rate('long', windows.long, budget);
  const short = rate('short', windows.short, budget);
  const chance = poissonTail(windows.long.bad, windows.long.total * budget);
  const alert =
    long !== 'no-data' &&
    short !== 'no-data' &&
    long > factor &&
    short > factor &&
    (most >= 1 || chance < most) &&
    windows.short.bad >= leastBad;
  return { alert, long, short, chance };
}

function rate(name: string, { bad, total }: BurnWindow, budget: number): number | 'no-data' {
  requireArgument.count(`${name}.bad`, bad);
  requireArgument.count(`${name}.total`, total);
  if (bad > total) throw new RangeError(`${name}.bad must be at most ${name}.total (${total}), not ${bad}`);
  return total === 0 ? 'no-data' : bad / total / budget;
}
