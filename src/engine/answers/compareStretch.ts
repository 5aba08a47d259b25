import type { Release, ReleaseId } from '../domain/release.ts';
import { rolledBackAtMs } from '../domain/releaseServing.ts';
import { HOUR_MS, MINUTE_MS, ceilTo, floorTo, type TimeWindow } from '../domain/time.ts';
import type { StretchEnd } from './compareBody.ts';
import type { Facts } from './facts.ts';
import type { Phase } from './figure.ts';
import { isFine, phaseOf } from './phase.ts';
import type { Stretch } from './trafficReadings.ts';

const BUCKET_MS = 5 * MINUTE_MS;
/** A source lags a bucket and a scrape; what was silent for longer than this has stopped serving. */
const SILENT_MS = 2 * HOUR_MS;

export interface CompareStretch {
  readonly lengthMs: number;
  readonly endedBy: StretchEnd;
  readonly a: Stretch;
  readonly b: Stretch;
  /** Release whose receipts show the same stretch: itself, or the other where this one is its baseline; null = none. */
  readonly receiptA: ReleaseId | null;
  readonly receiptB: ReleaseId | null;
}

/**
 * The same stretch of both lives: from T+0, as long as the shorter of them, at most the post-release window. A release
 * that was taken back after three hours has three hours to show, however long ago that was. A text says why there is none.
 */
export function compareStretch(facts: Facts, a: Release, b: Release): CompareStretch | string {
  const lives = [a, b].map((release) => {
    const phase = phaseOf(facts, release);
    return { release, phase, servedMs: servedMs(facts, release) };
  });
  const [ofA, ofB] = lives;
  if (ofA === undefined || ofB === undefined) return '';
  const young = lives.find(({ phase }) => phase === null);
  if (young !== undefined || ofA.phase === null || ofB.phase === null) {
    return `${young?.release.version ?? ''} is younger than five minutes; the first figures come then.`;
  }
  const lengthMs = Math.min(ofA.phase.lengthMs, ofB.phase.lengthMs, ofA.servedMs, ofB.servedMs);
  const fine = isFine(lengthMs);
  const stretch = (
    release: Release,
    { window, lengthMs: own }: { window: TimeWindow; lengthMs: number },
  ): Stretch => {
    // Its own phase is read as its own figures are.
    if (own === lengthMs) return { release, window, fine: false };
    const endMs = floorTo(release.startedAtMs ?? 0, BUCKET_MS) + lengthMs;
    return {
      release,
      window: { startMs: window.startMs, endMs: fine ? endMs : floorTo(endMs, HOUR_MS) },
      fine,
    };
  };
  const stopped = lives.find((one) => one.servedMs === lengthMs);
  const aged = lives.find(({ phase }) => phase?.finished === false && phase.lengthMs === lengthMs);
  return {
    lengthMs,
    endedBy:
      stopped !== undefined
        ? { kind: 'stopped', version: stopped.release.version }
        : aged !== undefined
          ? { kind: 'age', version: aged.release.version }
          : { kind: 'window' },
    a: stretch(a, ofA.phase),
    b: stretch(b, ofB.phase),
    receiptA: receiptOf(ofA, ofB, lengthMs),
    receiptB: receiptOf(ofB, ofA, lengthMs),
  };
}

interface Life {
  readonly release: Release;
  readonly phase: Phase | null;
}

function receiptOf(own: Life, other: Life, lengthMs: number): ReleaseId | null {
  if (own.phase?.lengthMs === lengthMs) return own.release.id;
  const isBaseline = other.phase?.baseline?.release.id === own.release.id;
  return isBaseline && other.phase?.lengthMs === lengthMs ? other.release.id : null;
}

/** From T+0 until it was taken back or its last request, in whole 5-minute steps; Infinity while it serves or where nothing is told. */
function servedMs(facts: Facts, release: Release): number {
  const { startedAtMs } = release;
  if (startedAtMs === null) return Infinity;
  const firstMs = floorTo(startedAtMs, BUCKET_MS);
  let lastMs = 0;
  for (const { startMs, total, bucketMs } of facts.traffic('requests').ofRelease(release.id)) {
    const row = total.findLastIndex((count) => count > 0);
    if (row >= 0) lastMs = Math.max(lastMs, (startMs[row] ?? 0) + bucketMs);
  }
  const silent = lastMs > firstMs && facts.nowMs - lastMs > SILENT_MS;
  const backMs = rolledBackAtMs(facts.releases, release);
  const endMs = Math.min(
    silent ? lastMs : Infinity,
    backMs === null || backMs <= firstMs ? Infinity : ceilTo(backMs, BUCKET_MS),
  );
  return endMs - firstMs;
}
