import type { TrendChart, TrendStep, TrendsBody } from '../../engine/answers/trendsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { valueText } from '../../ui/format/value.ts';

/** Are we getting better? As much as the releases allow to say, the worst first. `partial`: a part is still awaited. */
export function trendsSentences(body: TrendsBody, partial: boolean, display: Display): readonly string[] {
  const { charts, releases, serviceLabel } = body;
  const examined = charts.filter((chart) => chart.examined);
  if (examined.length === 0 && partial) return [`Reading the releases of ${serviceLabel}.`];
  if (examined.length === 0) {
    return [
      `${serviceLabel} has too few releases to say whether it is getting better: ${releases.length} so far.`,
    ];
  }
  const changed = examined
    .flatMap((chart) => {
      const change = chart.gradual ?? chart.steps.at(-1);
      return change === undefined ? [] : [{ chart, direction: change.direction }];
    })
    .toSorted((a, b) => URGENCY.indexOf(a.direction) - URGENCY.indexOf(b.direction));
  if (changed.length === 0) {
    // No step found is not the same as none there.
    return [
      partial
        ? `Reading the releases of ${serviceLabel}.`
        : `Nothing shows that ${serviceLabel} is getting better or worse.`,
      `${partial ? 'So far no' : 'No'} step found in any of ${figures(examined.length)} over ${releases.length} releases.`,
    ];
  }
  const calm = examined.length - changed.length;
  return [
    ...changed.map(({ chart }) => changeSentence(body, chart, display)),
    ...(calm === 0 ? [] : [`No step found in ${calm} of ${figures(examined.length)}.`]),
  ];
}

const URGENCY: readonly TrendStep['direction'][] = ['worse', 'better', 'neither'];

function figures(count: number): string {
  return count === 1 ? '1 figure' : `${count} figures`;
}

/** "Error rate stepped up at 2.14.0, from 0.31 % to 0.44 %: worse." The newest step only; '' where nothing changed. */
export function changeSentence(
  { releases }: Pick<TrendsBody, 'releases'>,
  { label, unit, gradual, steps }: TrendChart,
  display: Display,
): string {
  const step = steps.at(-1);
  const change = gradual ?? step;
  if (change === undefined) return '';
  const way = change.after > change.before ? 'up' : 'down';
  const moved =
    gradual === null
      ? `stepped ${way} at ${versionOf(releases, step?.atReleaseId ?? '')}`
      : `went ${way} gradually`;
  const verdict = change.direction === 'neither' ? '' : `: ${change.direction}`;
  const levels = `from ${valueText(change.before, unit, display)} to ${valueText(change.after, unit, display)}`;
  return `${label} ${moved}, ${levels}${verdict}.`;
}

export function versionOf(releases: TrendsBody['releases'], releaseId: string): string {
  return releases.find(({ release }) => release.id === releaseId)?.release.version ?? releaseId;
}
