import type { Release } from '../domain/release.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import type { CompareBody, Compared, CompareRow } from './compareBody.ts';
import { compareFigures } from './compareFigures.ts';
import { compareGroups } from './compareGroups.ts';
import { comparePair } from './comparePair.ts';
import { compareJourneys, compareMix } from './compareJourneys.ts';
import { COMPARE_LEVEL } from './compareRatio.ts';
import { spreadOf } from './compareSpread.ts';
import { compareEndpoints, compareStrata } from './compareRequests.ts';
import type { Comparison } from './compareRow.ts';
import { seriesOf } from './compareSeries.ts';
import { compareStretch } from './compareStretch.ts';
import type { Facts } from './facts.ts';
import type { SinceLine } from './figure.ts';
import { withoutInputs } from './figures.ts';
import { isFine } from './phase.ts';
import { ratioLine } from './ratioLine.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';

export function answerCompare(
  facts: Facts,
  asked: { readonly a: string | null; readonly b: string | null },
): CompareBody {
  const pair = comparePair(facts, asked);
  const refOf = (release: Release | null) => (release === null ? null : releaseRef(facts, release));
  const choices = choicesOf(facts, [pair.a, pair.b]);
  if (pair.kind === 'none') {
    const { why, hint } = pair;
    return { ready: false, a: refOf(pair.a), b: refOf(pair.b), choices, why, hint };
  }
  const { a, b } = pair;
  const stretch = compareStretch(facts, a, b);
  if (typeof stretch === 'string') {
    const hint = 'This page fills itself; nothing needs to be done.';
    return { ready: false, a: refOf(a), b: refOf(b), choices, why: stretch, hint };
  }
  const comparison: Comparison = { facts, stretch, spread: spreadOf(facts, stretch) };
  const endpoints = compareEndpoints(comparison);
  return {
    ready: true,
    a: releaseRef(facts, a),
    b: releaseRef(facts, b),
    choices,
    lengthMs: stretch.lengthMs,
    endedBy: stretch.endedBy,
    windowA: stretch.a.window,
    windowB: stretch.b.window,
    receiptA: stretch.receiptA,
    receiptB: stretch.receiptB,
    postReleaseMs: facts.settings.releases.postReleaseMs,
    errorRate: lines(comparison, 'requests'),
    success: lines(comparison, 'transactions'),
    figures: compareFigures(comparison).map(small),
    journeys: compareJourneys(comparison).map(small),
    strata: compareStrata(comparison).map(small),
    ...endpoints,
    endpoints: endpoints.endpoints.map(small),
    mix: compareMix(comparison),
    ...compareGroups(comparison),
    level: COMPARE_LEVEL,
  };
}

/** What the view shows, and whatever is chosen already, newest first. */
function choicesOf(facts: Facts, chosen: readonly (Release | null)[]): Compared['choices'] {
  const shown = shownReleases(facts);
  const others = chosen.flatMap((one) =>
    one === null || shown.some(({ id }) => id === one.id) ? [] : [one],
  );
  return [...new Set([...shown, ...others])]
    .toSorted((x, y) => (y.startedAtMs ?? 0) - (x.startedAtMs ?? 0))
    .map((release) => releaseRef(facts, release));
}

/** b in ink, a in grey; 5-minute points in the first hours, then whole hours. */
function lines(comparison: Comparison, entity: 'requests' | 'transactions'): SinceLine[] {
  const { facts, stretch } = comparison;
  const series = seriesOf(comparison, entity);
  const stepMs = isFine(stretch.lengthMs) ? 5 * MINUTE_MS : HOUR_MS;
  const share = entity === 'requests' ? 'bad' : 'good';
  return (['b', 'a'] as const).map((of) => {
    const { release, window } = stretch[of];
    return ratioLine({
      release: releaseRef(facts, release),
      role: of === 'b' ? 'judged' : 'baseline',
      share,
      series: series[of],
      window,
      stepMs,
    });
  });
}

/** Screens show a reading's sources, not each of its inputs. */
function small(row: CompareRow): CompareRow {
  const { kpi, journey, a, b, change } = row;
  const told = withoutInputs({ kpi, journey, reading: b, change });
  const toldA = withoutInputs({ kpi, journey, reading: a, change });
  return { ...row, a: toldA.reading, b: told.reading, change: told.change };
}
