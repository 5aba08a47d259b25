import { HOUR_MS } from '../domain/time.ts';
import type { HistoryBaseline } from './historyBaseline.ts';
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
  readonly phi: PhiOf;
}

const BLOCK_MS = 12 * HOUR_MS;
const LEAST_BLOCKS = 6;
/** What is believed of the spread before any release was seen: ±10 %, worth four releases. */
export const PRIOR_DEVIATION = 0.1;
const PRIOR_RELEASES = 4;
/** Normal quantiles at 10, 30, 50, 70, 90 %. */
const POINTS = [-1.2815515655, -0.5244005127, 0, 0.5244005127, 1.2815515655];

interface WindowSum {
  readonly bad: number;
  readonly expected: number;
  /** Σ (deviation² / variance) over blocks and their number, the release's own level taken out. */
  readonly scatter: number;
  readonly blocks: number;
}

export function releaseSpread(baseline: HistoryBaseline, givenPhi: number | null): ReleaseSpread {
  const windows = baseline.windows
    .map((_, index) => sumWindow(baseline, index))
    .filter((w) => w.expected > 0);
  const phi = phiOf(windows, givenPhi);
  const releases = windows.length;
  const logs = windows.map(({ bad, expected }) => Math.log((bad + 0.5) / (expected + 0.5)));
  const mean = logs.reduce((sum, log) => sum + log, 0) / Math.max(1, releases);
  const variance = releases < 2 ? 0 : logs.reduce((sum, log) => sum + (log - mean) ** 2, 0) / (releases - 1);
  const counting = windows.reduce((sum, { bad }) => sum + phi.value / (bad + 0.5), 0) / Math.max(1, releases);
  const freedom = PRIOR_RELEASES + Math.max(0, releases - 1);
  const own = Math.max(0, releases - 1) * Math.max(0, variance - counting);
  const squared = (PRIOR_RELEASES * PRIOR_DEVIATION ** 2 + own) / freedom;
  const badSum = windows.reduce((sum, { bad }) => sum + bad, 0);
  // The past's own counts are finite: with few failures its mean is uncertain beyond the spread of releases.
  const shapeOf = (tauSquared: number) =>
    1 / (tauSquared * (1 + 1 / Math.max(1, releases)) + phi.value / (badSum + 0.5));
  return {
    releases,
    shapes: POINTS.map((point) => shapeOf((freedom * squared) / chiSquareQuantile(point, freedom))),
    shape: shapeOf(squared),
    deviation: Math.sqrt(squared),
    phi,
  };
}

function sumWindow(baseline: HistoryBaseline, index: number): WindowSum {
  const window = baseline.windows[index];
  if (window === undefined) return { bad: 0, expected: 0, scatter: 0, blocks: 0 };
  const blocks = new Map<number, { bad: number; expected: number }>();
  let bad = 0;
  let expected = 0;
  window.startMs.forEach((startMs, row) => {
    const rate = baseline.rateOf(window.group[row] ?? 0, startMs);
    const number = Math.floor((startMs - window.startedAtMs) / BLOCK_MS);
    const block = blocks.get(number) ?? { bad: 0, expected: 0 };
    block.bad += window.bad[row] ?? 0;
    block.expected += (window.total[row] ?? 0) * rate;
    blocks.set(number, block);
    bad += window.bad[row] ?? 0;
    expected += (window.total[row] ?? 0) * rate;
  });
  const level = expected > 0 ? bad / expected : 0;
  const usable = [...blocks.values()].filter((block) => block.expected * level > 0.2);
  if (usable.length < 2) return { bad, expected, scatter: 0, blocks: 0 };
  const scatter = usable.reduce((sum, block) => {
    const own = block.expected * level;
    return sum + (block.bad - own) ** 2 / own;
  }, 0);
  // One block is used up by the release's own level.
  return { bad, expected, scatter, blocks: usable.length - 1 };
}

function phiOf(windows: readonly WindowSum[], given: number | null): PhiOf {
  if (given !== null) return { value: given, source: 'assumed' };
  const blocks = windows.reduce((sum, window) => sum + window.blocks, 0);
  if (blocks < LEAST_BLOCKS) return { value: 2, source: 'assumed' };
  const scatter = windows.reduce((sum, window) => sum + window.scatter, 0);
  return { value: Math.max(1, (1.3 * scatter) / blocks), source: 'measured' };
}

/** Wilson and Hilferty's approximation; within 1 % for the 4 and more degrees of freedom met here. */
function chiSquareQuantile(normal: number, freedom: number): number {
  const part = 2 / (9 * freedom);
  return freedom * (1 - part + normal * Math.sqrt(part)) ** 3;
}
