import { HOUR_MS } from '../domain/time.ts';
import { logRatios } from '../statistics/eProcess.ts';
import { HARM_EFFECTS } from '../statistics/eProcessEffects.ts';
import { logSumExp } from '../statistics/logSumExp.ts';
import { rowsOfLook } from './alignPairs.ts';
import type { ConcurrentFrame } from './concurrentWatch.ts';
import { harmlessRatio, type HistoryFrame } from './historyWatch.ts';

/**
 * Start of the hour at which a rise most likely began: the onset whose evidence, mixed over effects, is largest. The start
 * of the watch has as much mass as all later hours together, so it also has the benefit of the doubt.
 */
export function likelyOnsetOfPair(frame: ConcurrentFrame, looks: number, phi: number): number {
  const hours = new Map<number, Float64Array>();
  for (let look = 0; look < looks; look += 1) {
    const hour = hourOf(frame.table.lookStartMs[look], frame.startedAtMs);
    const gains = logRatios(rowsOfLook(frame.table, look), 1 + frame.options.tolerance, HARM_EFFECTS);
    const sums = hours.get(hour) ?? new Float64Array(HARM_EFFECTS.length);
    hours.set(
      hour,
      sums.map((sum, index) => sum + (gains[index] ?? 0) / phi),
    );
  }
  return frame.startedAtMs + best(hours, frame.options.horizonHours) * HOUR_MS;
}

/** The same against history; the release's own level is taken as it is, since the mark only says when, not whether. */
export function likelyOnsetOfHistory(frame: HistoryFrame, looks: number): number {
  const { table, spread, options } = frame;
  const hours = new Map<number, Float64Array>();
  for (let look = 0; look < looks; look += 1) {
    const hour = hourOf(table.lookStartMs[look], frame.startedAtMs);
    const observed = (table.observed[look] ?? 0) / spread.phi.value;
    const expected = ((table.expected[look] ?? 0) * harmlessRatio(options)) / spread.phi.value;
    const sums = hours.get(hour) ?? new Float64Array(HARM_EFFECTS.length);
    hours.set(
      hour,
      sums.map((sum, index) => {
        const effect = HARM_EFFECTS[index] ?? 1;
        return sum + observed * Math.log(effect) - expected * (effect - 1);
      }),
    );
  }
  return frame.startedAtMs + best(hours, options.horizonHours) * HOUR_MS;
}

function hourOf(startMs: number | undefined, startedAtMs: number): number {
  return Math.max(0, Math.floor(((startMs ?? startedAtMs) - startedAtMs) / HOUR_MS));
}

function best(hours: ReadonlyMap<number, Float64Array>, horizonHours: number): number {
  const after = new Float64Array(HARM_EFFECTS.length);
  const startBonus = Math.log(Math.max(1, Math.ceil(horizonHours) - 1));
  let onset = 0;
  let largest = Number.NEGATIVE_INFINITY;
  for (const hour of [...hours.keys()].sort((a, b) => b - a)) {
    const sums = hours.get(hour);
    for (let index = 0; index < after.length; index += 1)
      after[index] = (after[index] ?? 0) + (sums?.[index] ?? 0);
    const evidence = logSumExp(after) + (hour === 0 ? startBonus : 0);
    if (evidence <= largest) continue;
    largest = evidence;
    onset = hour;
  }
  return onset;
}
