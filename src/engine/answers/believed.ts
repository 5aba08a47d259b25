import { LATE_MS } from '../collection/planSpans.ts';
import type { Gathered } from '../collection/gathered.ts';
import { oldestMs, settledBy } from '../domain/freshness.ts';
import type { Reading, ReadingInput } from '../domain/reading.ts';
import type { TimeWindow } from '../domain/time.ts';
import { unknown, type ReadingContext } from '../metrics/readingContext.ts';

/** What every metric is told about where its data came from; inputs that cannot change in its window any more are final. */
export function contextOf(
  gathered: Pick<Gathered<unknown>, 'inputs' | 'caveats'>,
  nowMs: number,
  window: TimeWindow | null = null,
): ReadingContext {
  const { caveats } = gathered;
  const inputs = window === null ? gathered.inputs : finalInputs(gathered.inputs, window);
  return {
    inputs,
    caveats,
    asOfMs: Math.min(nowMs, oldestMs(inputs)),
    nowMs,
  };
}

/** Late data have come by then: an answer of a later moment tells all that a window will ever hold. */
export function finalInputs(inputs: readonly ReadingInput[], { endMs }: TimeWindow): ReadingInput[] {
  return settledBy(inputs, endMs + LATE_MS);
}

/**
 * A reading in the light of its sources: "no data" from a source that has not answered yet, or has failed, or that
 * nobody configured, is each something else, and said so. What is known stays known.
 */
export function believed(reading: Reading, gathered: Gathered<unknown>, entity: string): Reading {
  if (reading.kind === 'known') return reading;
  const [failure] = gathered.failures;
  if (!gathered.offered) {
    return unknown(
      reading,
      'not-configured',
      `No configured source provides ${entity}. Add one to holdfast.json.`,
    );
  }
  if (reading.reason !== 'no-data') return reading;
  if (failure !== undefined) return unknown(reading, 'source-failed', `${failure.sentence} ${failure.hint}`);
  const [awaited] = gathered.awaited;
  if (awaited !== undefined)
    return unknown(reading, 'awaited', `Waiting for ${entity} from ${awaited.sourceId}.`);
  return reading;
}

/**
 * For counts of listed things (incidents, defects): an empty list is a zero only where every source that may hold this
 * service's things has answered. Null = the list may be believed.
 */
export function whyNotCounted(gathered: Gathered<unknown>, entity: string): Reading | null {
  const missing = missingSources(gathered);
  if (gathered.offered && missing.length === 0) return null;
  if (gathered.items.length > 0) return null;
  return believed(unknown(gathered, 'no-data', `Nothing was told of ${entity}.`), gathered, entity);
}

/** Sources that were asked and have given nothing at all yet. */
export function missingSources({ inputs, failures, awaited }: Gathered<unknown>): string[] {
  const read = new Set(inputs.map(({ sourceId }) => sourceId));
  return [...failures, ...awaited].map(({ sourceId }) => sourceId).filter((sourceId) => !read.has(sourceId));
}

/** Context of a count whose sources are not all there: it says so. */
export function partialContext(gathered: Gathered<unknown>, nowMs: number): ReadingContext {
  const context = contextOf(gathered, nowMs);
  const caveats = [
    ...new Set(missingSources(gathered).map((sourceId) => `${sourceId} is missing: there may be more.`)),
  ];
  return { ...context, caveats: [...context.caveats, ...caveats] };
}

/** What the sources that may hold this service's things told; the others have no say in its counts. */
export function ofService<T>(
  gathered: Gathered<T>,
  items: readonly T[],
  holders: ReadonlySet<string>,
): Gathered<T> {
  return {
    ...gathered,
    items,
    inputs: gathered.inputs.filter(({ sourceId }) => holders.has(sourceId)),
    failures: gathered.failures.filter(({ sourceId }) => holders.has(sourceId)),
    awaited: gathered.awaited.filter(({ sourceId }) => holders.has(sourceId)),
    offered: gathered.offered && holders.size > 0,
  };
}
