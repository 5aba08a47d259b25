import { judge } from '../../src/engine/verdict/judge.ts';
import { runPair, TABLE_SETTING, type PairRun } from './pairScenario.ts';
import { chanceOf, type Chance } from './random.ts';
import { shareRow, type BenchMode, type VerdictRow } from './verdictRow.ts';

interface Screen {
  readonly everyMs: number;
  readonly offsetMs: number;
  /** Share of polls that are lost. */
  readonly lost: number;
  /** Opened this long after the start: what it did not see it reads from the buckets. */
  readonly openedMs: number;
}

const SCREENS: readonly Screen[] = [
  { everyMs: 15_000, offsetMs: 1_000, lost: 0, openedMs: 0 },
  { everyMs: 30_000, offsetMs: 7_000, lost: 0, openedMs: 0 },
  { everyMs: 60_000, offsetMs: 31_000, lost: 0, openedMs: 0 },
  { everyMs: 30_000, offsetMs: 11_000, lost: 0.5, openedMs: 0 },
  { everyMs: 60_000, offsetMs: 3_000, lost: 0, openedMs: 5 * 3_600_000 },
];

/**
 * Row 14: five screens (three poll rates, one that loses half of its polls, one opened or reloaded after five hours) tell
 * the same verdict, decided at the same bucket, and show it within one bucket of each other once they are open.
 */
export function pollRows(mode: BenchMode): VerdictRow[] {
  const runs = mode === 'full' ? 40 : 5;
  let same = 0;
  for (let run = 0; run < runs; run += 1) {
    const chance = chanceOf(910_000_000 + run);
    const ratio = [1, 1.6, 2.5][run % 3] ?? 1;
    const pair = runPair(
      chance,
      { ...TABLE_SETTING, hours: 12, ratio, split: 0.3, onsetHour: run % 4 },
      300_000,
    );
    if (agree(SCREENS.map((screen) => watchScreen(chance, pair, screen)))) same += 1;
  }
  return [
    shareRow({
      row: '14',
      figure: 'Same verdict ±1 bucket: 15, 30, 60 s polls, half of them lost, a reload, several screens',
      hits: same,
      runs,
      least: 100,
    }),
  ];
}

interface Seen {
  readonly state: string;
  readonly decidedAtMs: number | null;
  readonly shownAtMs: number;
  readonly openedAtMs: number;
}

function watchScreen(chance: Chance, pair: PairRun, screen: Screen): Seen {
  let last: { state: string; decidedAtMs: number | null } = { state: 'too-early', decidedAtMs: null };
  let shownAtMs = Number.NaN;
  const openedAtMs = pair.startMs + screen.openedMs;
  for (let nowMs = openedAtMs + screen.offsetMs; nowMs <= pair.watch.nowMs; nowMs += screen.everyMs) {
    const isLast = nowMs + screen.everyMs > pair.watch.nowMs;
    if (!isLast && chance.uniform() < screen.lost) continue;
    const { state, decidedAtMs } = judge({ ...pair.watch, nowMs });
    if (decidedAtMs !== last.decidedAtMs) shownAtMs = nowMs;
    last = { state, decidedAtMs };
  }
  return { ...last, shownAtMs, openedAtMs };
}

function agree(seen: readonly Seen[]): boolean {
  const [first] = seen;
  return (
    first !== undefined &&
    seen.every(({ state, decidedAtMs, shownAtMs, openedAtMs }) => {
      if (state !== first.state || decidedAtMs !== first.decidedAtMs) return false;
      if (decidedAtMs === null) return true;
      return shownAtMs - Math.max(openedAtMs, decidedAtMs + 180_000) <= 300_000;
    })
  );
}
