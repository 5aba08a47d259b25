import { HOUR_MS } from '../domain/time.ts';
import type { Progress } from './progress.ts';
import { percent } from './reason.ts';
import type { Settled } from './settleState.ts';
import type { WatchInput } from './watchInput.ts';
import type { PhiOf } from './watchVerdict.ts';

/** The parts of a verdict that do not depend on what the release was held against. */
export function decidedAt({ state }: Settled, progress: Progress): number | null {
  if (state === 'regressed') return progress.regressedAtMs;
  return state === 'holding' ? progress.heldAtMs : null;
}

export function notesOf(phi: PhiOf, leftOutShare: number): readonly string[] {
  const times = Number(phi.value.toPrecision(2));
  return [
    ...(phi.source === 'assumed'
      ? [`Spread assumed (${times} times that of independent errors), not measured.`]
      : []),
    ...(leftOutShare > 0
      ? [`${percent(leftOutShare)} % of the traffic has no counterpart to compare with: left out.`]
      : []),
  ];
}

export function hoursLeft(watch: WatchInput): number {
  return watch.options.horizonHours - (watch.nowMs - watch.judged.startedAtMs) / HOUR_MS;
}
