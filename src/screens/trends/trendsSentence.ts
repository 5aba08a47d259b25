import type { TrendChart, TrendStep, TrendsBody } from '../../engine/answers/trendsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { valueText } from '../../ui/format/value.ts';

/** Are we getting better? As much as the releases allow to say, the worst first. */
export function trendsSentences(body: TrendsBody, display: Display): readonly string[] {
  const { charts, releases, serviceLabel } = body;
  const examined = charts.filter((chart) => chart.examined);
  if (examined.length === 0) {
    return [
      `${serviceLabel} has too few releases to say whether it is getting better: ${releases.length} so far.`,
    ];
  }
  const changed = examined
    .flatMap((chart) => {
      const step = chart.steps.at(-1);
      return step === undefined ? [] : [{ chart, step }];
    })
    .toSorted((a, b) => URGENCY.indexOf(a.step.direction) - URGENCY.indexOf(b.step.direction));
  if (changed.length === 0) {
    return [
      `${serviceLabel} is neither getting better nor worse.`,
      `No step found in any of ${figures(examined.length)} over ${releases.length} releases.`,
    ];
  }
  const calm = examined.length - changed.length;
  return [
    ...changed.map(({ chart, step }) => stepSentence(body, chart, step, display)),
    ...(calm === 0 ? [] : [`No step found in ${calm} of ${figures(examined.length)}.`]),
  ];
}

const URGENCY: readonly TrendStep['direction'][] = ['worse', 'better', 'neither'];

function figures(count: number): string {
  return count === 1 ? '1 figure' : `${count} figures`;
}

/** "Error rate stepped up at 2.14.0, from 0.31 % to 0.44 %: worse." */
export function stepSentence(
  { releases }: Pick<TrendsBody, 'releases'>,
  { label, unit, gradual, steps }: TrendChart,
  step: TrendStep,
  display: Display,
): string {
  const first = steps[0] ?? step;
  const way = step.after > step.before ? 'up' : 'down';
  const at = versionOf(releases, (gradual ? first : step).atReleaseId);
  const from = valueText((gradual ? first : step).before, unit, display);
  const to = valueText(step.after, unit, display);
  const moved = gradual ? `went ${way} gradually from ${at} on` : `stepped ${way} at ${at}`;
  const verdict = step.direction === 'neither' ? '' : `: ${step.direction}`;
  return `${label} ${moved}, from ${from} to ${to}${verdict}.`;
}

export function versionOf(releases: TrendsBody['releases'], releaseId: string): string {
  return releases.find(({ release }) => release.id === releaseId)?.release.version ?? releaseId;
}
