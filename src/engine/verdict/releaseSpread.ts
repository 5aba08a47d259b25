import { HOUR_MS } from '../domain/time.ts';
import type { HistoryBaseline, HistoryWindow } from './historyBaseline.ts';
import { ASSUMED_PHI } from './measurePhi.ts';
import type { PhiOf } from './watchVerdict.ts';

/** How much releases differ from each other, and how much one release's counts scatter; both from the past alone. */
export interface ReleaseSpread {
  /** Previous releases that count. */
  readonly releases: number;
  /** Shapes κ of the release effect: five points of what the few releases leave possible. */
  readonly shapes: readonly number[];
  /** κ at the point estimate, for the ceiling. */
  readonly shape: number;
  /** τ̂: standard deviation of ln(rate) between releases. */
  readonly deviation: number;
  /** Too few releases to measure how they differ: `deviation` is mostly assumed. */
  readonly few: boolean;
  readonly phi: PhiOf;
}

const BLOCK_MS = 12 * HOUR_MS;
const LEAST_BLOCKS = 6;
/** What is believed of the spread before any release was seen: ±10 %, worth four releases. */
export const PRIOR_DEVIATION = 0.1;
const PRIOR_RELEASES = 4;
/**
 * Fewer releases than this say next to nothing of how releases differ. What is assumed then decides, so it is careful: ±20 %,
 * and φ at the upper end of what their blocks leave possible, never below the assumed 2. Measured: decision 0015.
 */
const FEW_RELEASES = 3;
const PRIOR_DEVIATION_OF_FEW = 0.2;
const LEAST_BLOCKS_OF_FEW = 4;
/** Normal quantiles at 10, 30, 50, 70, 90 %. */
const LOWEST_POINT = -1.2815515655;
const POINTS = [LOWEST_POINT, -0.5244005127, 0, 0.5244005127, -LOWEST_POINT];

export function releaseSpread(baseline: HistoryBaseline, givenPhi: number | null): ReleaseSpread {
  const windows = baseline.windows
    .map((window) => sumOf(blocksOf(baseline, window)))
    .filter((w) => w.expected > 0);
  const releases = windows.length;
  const few = releases < FEW_RELEASES;
  const phi = phiOf(baseline, { given: givenPhi, few });
  const logs = windows.map(({ bad, expected }) => Math.log((bad + 0.5) / (expected + 0.5)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, releases);
  const variance = releases < 2 ? 0 : logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (releases - 1);
  const counting = windows.reduce((sum, { bad }) => sum + phi.value / (bad + 0.5), 0) / Math.max(1, releases);
  const freedom = PRIOR_RELEASES + Math.max(0, releases - 1);
  const own = Math.max(0, releases - 1) * Math.max(0, variance - counting);
  const prior = few ? PRIOR_DEVIATION_OF_FEW : PRIOR_DEVIATION;
  const squared = (PRIOR_RELEASES * prior ** 2 + own) / freedom;
  const badSum = windows.reduce((sum, { bad }) => sum + bad, 0);
  // The past's own counts are finite: with few failures its mean is uncertain beyond the spread of releases.
  const shapeOf = (tauSquared: number) =>
    1 / (tauSquared * (1 + 1 / Math.max(1, releases)) + phi.value / (badSum + 0.5));
  return {
    releases,
    shapes: POINTS.map((point) => shapeOf((freedom * squared) / chiSquareQuantile(point, freedom))),
    shape: shapeOf(squared),
    deviation: Math.sqrt(squared),
    few,
    phi,
  };
}

interface Sum {
  readonly bad: number;
  readonly expected: number;
}

function sumOf(blocks: readonly Sum[]): Sum {
  return blocks.reduce(
    (sum, block) => ({ bad: sum.bad + block.bad, expected: sum.expected + block.expected }),
    { bad: 0, expected: 0 },
  );
}

function blocksOf(baseline: HistoryBaseline, window: HistoryWindow): readonly Sum[] {
  const blocks = new Map<number, { bad: number; expected: number }>();
  window.startMs.forEach((startMs, row) => {
    const rate = baseline.rateOf(window.group[row] ?? 0, startMs);
    const number = Math.floor((startMs - window.startedAtMs) / BLOCK_MS);
    const block = blocks.get(number) ?? { bad: 0, expected: 0 };
    block.bad += window.bad[row] ?? 0;
    block.expected += (window.total[row] ?? 0) * rate;
    blocks.set(number, block);
  });
  return [...blocks.values()];
}

/** Σ (deviation² / variance) over a release's blocks and their number, its own level taken out. */
function scatterOf(
  baseline: HistoryBaseline,
  window: HistoryWindow,
): { readonly sum: number; readonly blocks: number } {
  const blocks = blocksOf(baseline, window);
  const { bad, expected } = sumOf(blocks);
  const level = expected > 0 ? bad / expected : 0;
  const usable = blocks.filter((block) => block.expected * level > 0.2);
  if (usable.length < 2) return { sum: 0, blocks: 0 };
  const sum = usable.reduce((all, block) => {
    const own = block.expected * level;
    return all + (block.bad - own) ** 2 / own;
  }, 0);
  // One block is used up by the release's own level.
  return { sum, blocks: usable.length - 1 };
}

function phiOf(
  baseline: HistoryBaseline,
  { given, few }: { readonly given: number | null; readonly few: boolean },
): PhiOf {
  if (given !== null) return { value: given, source: 'assumed' };
  const scatters = baseline.fullWindows.map((window) => scatterOf(baseline, window));
  const blocks = scatters.reduce((sum, scatter) => sum + scatter.blocks, 0);
  const scatter = scatters.reduce((sum, one) => sum + one.sum, 0);
  if (blocks < (few ? LEAST_BLOCKS_OF_FEW : LEAST_BLOCKS)) return { value: ASSUMED_PHI, source: 'assumed' };
  return few
    ? {
        value: Math.max(ASSUMED_PHI, (1.3 * scatter) / chiSquareQuantile(LOWEST_POINT, blocks)),
        source: 'measured',
      }
    : { value: Math.max(1, (1.3 * scatter) / blocks), source: 'measured' };
}

/** Wilson and Hilferty's approximation; within 1 % for the 4 and more degrees of freedom met here. */
function chiSquareQuantile(normal: number, freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normal * Math.sqrt(part)) ** 3;
}
