import { stepEvidence } from '../../src/engine/statistics/stepEvidence.ts';
import { rateOf, slack, type BenchMode, type BenchRow } from './benchRow.ts';
import { seededRandom, type SeededRandom } from './seededRandom.ts';

const RELEASES = 24;
const SPREADS = [0.1, 0.15, 0.22, 0.35] as const;

/** Row 18: a step along 24 releases, judged after each. Spread of the releases and their level are not what the prior centres on. */
export function releaseStepRows(mode: BenchMode): BenchRow[] {
  const runs = mode === 'quick' ? 300 : 2500;
  const random = seededRandom(1_806_021);
  return SPREADS.flatMap((spread) => {
    const none = simulate(random, { spread, step: 0, runs });
    const two = simulate(random, { spread, step: 2, runs });
    const three = simulate(random, { spread, step: 3, runs });
    const at = `spread ${spread}`;
    return [
      {
        row: '18',
        figure: `Release step, false alarms, ${at}`,
        goal: '≤ 2 %',
        value: none.rate.percent,
        standardError: none.rate.standardError,
        unit: '%' as const,
        naive: `more than 20 % over the previous release ${none.naive.toFixed(0)} %`,
        pass: none.rate.percent <= 2 + slack(none.rate.standardError),
      },
      {
        row: '18',
        figure: `Release step of 2σ found, ${at} (median after ${two.lag} releases)`,
        goal: '≥ 88 %',
        value: two.rate.percent,
        standardError: two.rate.standardError,
        unit: '%' as const,
        pass: two.rate.percent >= 88 - slack(two.rate.standardError),
      },
      {
        row: '18',
        figure: `Release step of 3σ found, ${at} (median after ${three.lag} releases)`,
        goal: '≥ 98 %',
        value: three.rate.percent,
        standardError: three.rate.standardError,
        unit: '%' as const,
        pass: three.rate.percent >= 98 - slack(three.rate.standardError),
      },
    ];
  });
}

function simulate(
  random: SeededRandom,
  { spread, step, runs }: { readonly spread: number; readonly step: number; readonly runs: number },
) {
  const y = new Float64Array(RELEASES);
  const lags: number[] = [];
  let early = 0;
  let jumps = 0;
  for (let run = 0; run < runs; run += 1) {
    const onset = 8 + Math.floor(5 * random.uniform());
    const level = 0.1 * random.normal();
    for (let index = 0; index < RELEASES; index += 1) {
      y[index] = level + spread * random.normal() + (index >= onset ? step * spread : 0);
    }
    const evidence = stepEvidence(y);
    if (evidence.kind === 'judged' && evidence.alarmAt !== 'none') {
      if (step > 0 && evidence.alarmAt < onset) early += 1;
      else lags.push(evidence.alarmAt - onset + 1);
    }
    if (y.some((value, index) => index > 0 && value - (y[index - 1] ?? 0) > Math.log(1.2))) jumps += 1;
  }
  lags.sort((a, b) => a - b);
  return {
    rate: rateOf(lags.length, runs),
    early,
    naive: (100 * jumps) / runs,
    lag: lags[lags.length >> 1] ?? 0,
  };
}
