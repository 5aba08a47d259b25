import { judge } from '../../src/engine/verdict/judge.ts';
import { judgeNext, type WatchMemory } from '../../src/engine/verdict/judgeNext.ts';
import type { WatchInput } from '../../src/engine/verdict/watchInput.ts';
import { TABLE_SETTING, runPair } from './pairScenario.ts';
import { chanceOf } from './random.ts';
import { columnsOf } from './simulate.ts';
import { sizeRow, type VerdictRow } from './verdictRow.ts';

const KPIS = 12;
const STRATA = 6;
const RELEASES = 50;

function wideWatch(seed: number): WatchInput {
  const parts = Array.from({ length: STRATA }, (_, index) =>
    runPair(chanceOf(seed + index), TABLE_SETTING, 300_000),
  );
  const [first] = parts;
  if (first === undefined) throw new RangeError('no strata');
  const startMs = first.startMs;
  const side = (pick: 'judged' | 'control') =>
    columnsOf(
      parts.map((part, index) => ({ stratum: `s${index}`, arm: part[pick] })),
      startMs,
      300_000,
    );
  return {
    ...first.watch,
    judged: { ...first.watch.judged, startedAtMs: startMs, buckets: side('judged') },
    control: { release: 'old', buckets: side('control') },
  };
}

/** A look at 12 KPIs of 6 groups after the first, a whole replay of 50 releases, and a plain pass over the same columns. */
export function speedRows(): VerdictRow[] {
  const watches = Array.from({ length: KPIS }, (_, kpi) => wideWatch(990_000_000 + kpi * 100));
  let memories: readonly WatchMemory[] = watches.map(() => null);
  const looks: number[] = [];
  for (let bucket = 1; bucket <= 864; bucket += 1) {
    const startedMs = performance.now();
    memories = watches.map((watch, kpi) => {
      const nowMs = watch.judged.startedAtMs + bucket * watch.bucketMs + 180_000;
      return judgeNext({ ...watch, nowMs }, memories[kpi] ?? null).memory;
    });
    if (bucket > 1) looks.push(performance.now() - startedMs);
  }
  looks.sort((a, b) => a - b);
  const plain = best(() => plainPass(watches));
  const replay = best(() => {
    for (let release = 0; release < RELEASES; release += 1) judge(watches[release % KPIS] ?? fail());
  });
  const plainReplay = (plain * RELEASES) / KPIS;
  return [
    sizeRow({
      row: 'S1',
      figure: 'One look after the first, 12 KPIs × 6 groups × 72 h: verdict and interval, median',
      value: looks[looks.length >> 1] ?? Number.NaN,
      standardError: 0,
      most: 5,
      unit: 'ms',
      naive: `19 of 20 within ${(looks[Math.floor(looks.length * 0.95)] ?? 0).toFixed(1)} ms; plain pass over the same columns ${plain.toFixed(2)} ms`,
    }),
    sizeRow({
      row: 'S2',
      figure: 'Replay of 50 releases, 72 h × 5 min × 6 groups, every look',
      value: replay,
      standardError: 0,
      most: 2000,
      unit: 'ms',
      naive: `plain pass ${plainReplay.toFixed(1)} ms (×${(replay / plainReplay).toFixed(0)})`,
    }),
  ];
}

function plainPass(watches: readonly WatchInput[]): number {
  let sum = 0;
  for (const { judged, control } of watches) {
    for (const { bad, total } of [judged.buckets, control?.buckets ?? judged.buckets]) {
      for (let row = 0; row < bad.length; row += 1) sum += (bad[row] ?? 0) / ((total[row] ?? 0) + 1);
    }
  }
  return sum;
}

function best(work: () => unknown): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < 3; round += 1) {
    const startedMs = performance.now();
    work();
    least = Math.min(least, performance.now() - startedMs);
  }
  return least;
}

function fail(): never {
  throw new RangeError('a KPI without its frame');
}
