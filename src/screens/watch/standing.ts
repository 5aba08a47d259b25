import type { Display } from '../../ui/format/display.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';
import type { NothingWatched, WatchChart, WatchSignal, WatchStrip, WatchedRelease } from './watchTypes.ts';

/** The watch as far as its age allows: verdicts on data that are too old by now, and what follows from them, are taken back. */
export function standing<Body extends WatchedRelease | NothingWatched>(
  given: Body,
  nowMs: number,
  display: Display,
): Body {
  const strips = given.strips.map((strip) => standingStrip(strip, nowMs, display));
  const body = strips.some((strip, index) => strip !== given.strips[index]) ? { ...given, strips } : given;
  if (!body.found || body.verdict === null) return body;
  const withdrawal = withdrawn(body.verdict, nowMs, display);
  if (withdrawal === null) return body;
  const { reason } = withdrawal;
  const chart = (one: WatchChart): WatchChart => ({
    ...one,
    judged: one.judged === null ? null : { state: 'stale', reason },
    onsetSinceMs: null,
  });
  return {
    ...body,
    verdict: { ...body.verdict, ...withdrawal },
    forecast: null,
    charts: body.charts.map(chart),
    signals: staleSignals(body.signals, reason),
  };
}

function standingStrip(strip: WatchStrip, nowMs: number, display: Display): WatchStrip {
  const withdrawal = withdrawn(strip.verdict, nowMs, display);
  if (strip.verdict === null || withdrawal === null) return strip;
  return { ...strip, verdict: { ...strip.verdict, ...withdrawal } };
}

/** As the engine says it of data that are too old to judge by: that alone, and nothing of the single KPIs. */
function staleSignals(signals: readonly WatchSignal[], detail: string): WatchSignal[] {
  return signals
    .filter(({ id }) => !id.startsWith('verdict/'))
    .map((signal) =>
      signal.id === 'data' ? { ...signal, state: 'stale', grade: 'uneasy', detail } : signal,
    );
}
