import type { SingleValue } from '../../engine/domain/reading.ts';
import type { TrendChart, TrendPoint, TrendsBody } from '../../engine/answers/trendsBody.ts';
import type { LevelStep, ReleaseDot } from '../../ui/charts/releaseDot.ts';
import type { Display } from '../../ui/format/display.ts';
import { sample } from '../../ui/format/sample.ts';
import { valueText } from '../../ui/format/value.ts';
import { versionOf } from './trendsSentence.ts';

/** Colour only where the KPI itself was judged, and only what calls for a look: a row of blue rings says nothing. */
const COLOURED: ReadonlySet<string> = new Set(['regressed', 'watch']);

export function releaseDots(
  { releases }: Pick<TrendsBody, 'releases'>,
  chart: TrendChart,
  display: Display,
): ReleaseDot[] {
  return chart.points.map((point): ReleaseDot => {
    const { releaseId, reading, interval, state } = point;
    const base = { key: releaseId, label: versionOf(releases, releaseId) };
    if (reading.kind === 'unknown')
      return { ...base, value: null, low: null, high: null, n: '', why: reading.detail };
    return {
      ...base,
      value: reading.value,
      low: interval?.low ?? null,
      high: interval?.high ?? null,
      n: basis(point, chart, display),
      why: null,
      ...(state !== null && COLOURED.has(state) ? { state } : {}),
    };
  });
}

export function levelSteps({ steps }: TrendChart): LevelStep[] {
  return steps.map(({ atReleaseId, before, after, direction }) => ({
    atKey: atReleaseId,
    before,
    after,
    direction,
  }));
}

/** What a value stands on; a few single values are named one by one, for their middle alone would say little. */
function basis({ reading }: TrendPoint, { unit }: TrendChart, display: Display): string {
  if (reading.kind === 'unknown') return '';
  const bound = reading.bound === 'at-least' ? ['at least'] : [];
  const singles = (reading.singles ?? []).map(({ value, open }: SingleValue) => {
    return `${valueText(value, unit, display)}${open ? ' and still open' : ''}`;
  });
  const n = sample(reading.sample, display);
  return [...bound, singles.length === 0 ? n : `${n}: ${singles.join(', ')}`].join(', ');
}
