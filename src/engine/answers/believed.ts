import type { Gathered } from '../collection/gathered.ts';
import type { Reading } from '../domain/reading.ts';
import { unknown, type ReadingContext } from '../metrics/readingContext.ts';

/** What every metric is told about where its data came from. */
export function contextOf(gathered: Gathered<unknown>, nowMs: number): ReadingContext {
  const { inputs, caveats } = gathered;
  return { inputs, caveats, asOfMs: inputs.reduce((oldest, { asOfMs }) => Math.min(oldest, asOfMs), nowMs), nowMs };
}

/**
 * A reading in the light of its sources: "no data" from a source that has not answered yet, or has failed, or that
 * nobody configured, is each something else, and said so. What is known stays known.
 */
export function believed(reading: Reading, gathered: Gathered<unknown>, entity: string): Reading {
  if (reading.kind === 'known') return reading;
  const [failure] = gathered.failures;
  if (!gathered.offered) {
    return unknown(reading, 'not-configured', `No configured source provides ${entity}. Add one to holdfast.json.`);
  }
  if (reading.reason !== 'no-data') return reading;
  if (failure !== undefined) return unknown(reading, 'source-failed', `${failure.sentence} ${failure.hint}`);
  const [awaited] = gathered.awaited;
  if (awaited !== undefined) return unknown(reading, 'awaited', `Waiting for ${entity} from ${awaited.sourceId}.`);
  return reading;
}

/**
 * For counts of listed things (incidents, defects): an empty list is only a zero where every source has answered.
 * Null = the list may be believed.
 */
export function whyNotCounted(gathered: Gathered<unknown>, entity: string): Reading | null {
  const nothing: Reading = unknown(gathered, 'no-data', '');
  const [failure] = gathered.failures;
  const unread = failure !== undefined && !gathered.inputs.some(({ sourceId }) => sourceId === failure.sourceId);
  if (!gathered.offered || (gathered.inputs.length === 0 && (unread || gathered.awaited.length > 0))) {
    return believed(nothing, gathered, entity);
  }
  return null;
}

/** Listed things with caveats for sources that could not be read, so that a count is not taken for the whole. */
export function partialContext(gathered: Gathered<unknown>, nowMs: number): ReadingContext {
  const context = contextOf(gathered, nowMs);
  const read = new Set(gathered.inputs.map(({ sourceId }) => sourceId));
  const missing = [...gathered.failures, ...gathered.awaited].filter(({ sourceId }) => !read.has(sourceId));
  const caveats = [...new Set(missing.map(({ sourceId }) => `${sourceId} is missing: there may be more.`))];
  return { ...context, caveats: [...context.caveats, ...caveats] };
}
