import { describe, expect, it } from 'vitest';
import { decodeWatch } from '../../../src/engine/verdict/decodeWatch.ts';
import { judge } from '../../../src/engine/verdict/judge.ts';
import { judgeNext, type WatchMemory } from '../../../src/engine/verdict/judgeNext.ts';
import type { WatchInput } from '../../../src/engine/verdict/watchInput.ts';
import { againstHistory, besideControl, BUCKET_MS, HOUR_MS, START_MS } from './watches.ts';

/** Looks at the given times, memory handed on; each verdict against one without memory. */
function follow(
  watch: WatchInput,
  times: readonly number[],
  change?: (watch: WatchInput, index: number) => WatchInput,
) {
  let memory: WatchMemory = null;
  times.forEach((nowMs, index) => {
    const now = { ...(change?.(watch, index) ?? watch), nowMs };
    const next = judgeNext(now, memory);
    memory = next.memory;
    const fresh = judge(now);
    expect(next.verdict.state).toBe(fresh.state);
    expect(next.verdict.reason).toBe(fresh.reason);
    expect(next.verdict.decidedAtMs).toBe(fresh.decidedAtMs);
    expect(next.verdict.judgedToMs).toBe(fresh.judgedToMs);
    expect(next.verdict.logE).toBeCloseTo(fresh.logE, 9);
    expect(next.verdict.leftOutShare).toBeCloseTo(fresh.leftOutShare, 9);
    expect(next.verdict.phi).toEqual(fresh.phi);
    expect(next.verdict.ratio?.high ?? 0).toBeCloseTo(fresh.ratio?.high ?? 0, 9);
  });
}

const every = (stepMs: number, hours: number) =>
  Array.from({ length: Math.ceil((hours * HOUR_MS) / stepMs) }, (_, index) => START_MS + index * stepMs);

describe('a look that builds on the one before', () => {
  it('gives the verdict of a look without memory, whatever the rhythm of polls', () => {
    const watch = decodeWatch(besideControl({ ratio: 1.5, onsetHour: 3, hours: 14, strata: ['web', 'app'] }));
    for (const stepMs of [47_000 * 6, BUCKET_MS, HOUR_MS, 5 * HOUR_MS]) follow(watch, every(stepMs, 15));
  });

  it('is replayed when a judged bucket changed, when it arrived late, or when options changed', () => {
    const input = besideControl({ ratio: 1.4, hours: 10 });
    const watch = decodeWatch(input);
    const late = decodeWatch({
      ...input,
      judged: { ...input.judged, buckets: input.judged.buckets.filter((_, index) => index !== 30) },
    });
    const changed = decodeWatch({
      ...input,
      judged: {
        ...input.judged,
        buckets: input.judged.buckets.map((bucket, index) =>
          index === 30 ? { ...bucket, bad: 90 } : bucket,
        ),
      },
    });
    const narrow = { ...watch, options: { ...watch.options, tolerance: 0 } };
    const order = [late, watch, changed, watch, narrow, watch];
    follow(
      watch,
      every(HOUR_MS, 6).map((at) => at + 4 * HOUR_MS),
      (_, index) => order[index] ?? watch,
    );
  });

  it('survives a clock that jumps back, and sides whose buckets stand askew', () => {
    const input = besideControl({ hours: 10, ratio: 1.3 });
    const times = [9, 3, 8, 1, 10].map((hours) => START_MS + hours * HOUR_MS);
    follow(decodeWatch(input), times);
    const askew = {
      ...input,
      control: {
        ...input.control,
        buckets: input.control.buckets.map((bucket) => ({ ...bucket, startMs: bucket.startMs + 70_000 })),
      },
    };
    follow(decodeWatch(askew), every(BUCKET_MS - 20_000, 10));
  });

  it('keeps nothing for a watch against history', () => {
    const watch = decodeWatch(againstHistory({ hours: 5 }));
    expect(judgeNext(watch, null)).toEqual({ verdict: judge(watch), memory: null });
  });
});
