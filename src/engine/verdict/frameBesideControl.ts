import { alignPairs } from './alignPairs.ts';
import type { ConcurrentFrame } from './concurrentWatch.ts';
import { judgedSpan, type ReleaseCounts, type WatchInput } from './watchInput.ts';
import type { PhiOf } from './watchVerdict.ts';

export type ControlCounts = Pick<ReleaseCounts, 'release' | 'buckets'>;

export interface FrameRequest {
  readonly phi: PhiOf;
  /** Earliest bucket start wanted; −Infinity = all of the watch. */
  readonly fromMs: number;
}

/** Both versions side by side, over the part of the watch that may be judged. */
export function frameBesideControl(
  watch: WatchInput,
  control: ControlCounts,
  { phi, fromMs }: FrameRequest,
): ConcurrentFrame {
  const { judged, bucketMs, options } = watch;
  const span = judgedSpan(watch);
  const table = alignPairs({
    judged: judged.buckets,
    other: control.buckets,
    bucketMs,
    span: { fromMs: Math.max(span.fromMs, fromMs), toMs: span.toMs },
    excluded: options.excluded,
  });
  const learns = phi.source === 'assumed' && options.phi === null;
  return { table, startedAtMs: judged.startedAtMs, bucketMs, options, learns };
}
