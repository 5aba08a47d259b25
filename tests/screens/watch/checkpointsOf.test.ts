import { describe, expect, test } from 'vitest';
import {
  checkpointsOf,
  currentCheckpoint,
  missedCheckpoints,
} from '../../../src/screens/watch/checkpointsOf.ts';
import type { RecordedCall } from '../../../src/selection/calls.ts';
import { hour, startedAtMs, watched } from './sampleWatch.ts';

const call: RecordedCall = {
  releaseId: watched.id,
  checkpointMs: hour,
  call: 'continue',
  who: 'Ada',
  note: '',
  atMs: startedAtMs + hour,
  verdict: null,
};
const at = (sinceMs: number | null, calls: readonly RecordedCall[] = []) =>
  checkpointsOf({
    checkpointsMs: [hour, 4 * hour, 24 * hour, 72 * hour],
    checklist: [['Smoke suite']],
    calls,
    sinceMs,
  });
const states = (sinceMs: number | null) => at(sinceMs).map(({ state }) => state);

describe('the phases of a watch', () => {
  test.each([
    [0, ['running', 'coming', 'coming', 'coming']],
    [hour - 1, ['running', 'coming', 'coming', 'coming']],
    [hour, ['passed', 'coming', 'coming', 'coming']],
    [hour + 1, ['passed', 'running', 'coming', 'coming']],
    [72 * hour, ['passed', 'passed', 'passed', 'passed']],
    [900 * hour, ['passed', 'passed', 'passed', 'passed']],
    [null, ['coming', 'coming', 'coming', 'coming']],
  ])('at %s ms are %j', (sinceMs, expected) => expect(states(sinceMs)).toEqual(expected));

  test('run from 0 to 1 and never beyond', () => {
    expect(at(14 * hour).map(({ run }) => run)).toEqual([1, 1, 0.5, 0]);
    expect(at(-hour).map(({ run }) => run)).toEqual([0, 0, 0, 0]);
  });
});

test('a call is made for the checkpoint ahead, and after the window for its last', () => {
  expect(currentCheckpoint(at(5 * hour))?.checkpointMs).toBe(24 * hour);
  expect(currentCheckpoint(at(hour))?.checkpointMs).toBe(4 * hour);
  expect(currentCheckpoint(at(100 * hour))?.checkpointMs).toBe(72 * hour);
  expect(currentCheckpoint([])).toBeNull();
});

test('the newest call of a checkpoint is its call; passed ones without any are missed', () => {
  const later = { ...call, call: 'watch', atMs: call.atMs + 5 } as const;
  const checkpoints = at(5 * hour, [later, call]);
  expect(checkpoints[0]?.call).toBe(later);
  expect(missedCheckpoints(checkpoints).map(({ checkpointMs }) => checkpointMs)).toEqual([4 * hour]);
});
