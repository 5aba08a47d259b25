import { describe, expect, test } from 'vitest';
import { MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { checkState, type CheckState } from '../../../src/engine/metrics/checkState.ts';

const BUCKET_MS = 5 * MINUTE_MS;

/** One letter a bucket of five runs: `.` all pass, `x` three fail, `-` no run. */
function stateOf(runs: string, quietMs = 0): CheckState {
  const rows = [...runs];
  const startMs = rows.map((_, row) => row * BUCKET_MS);
  const total = rows.map((run) => (run === '-' ? 0 : 5));
  const failed = rows.map((run) => (run === 'x' ? 3 : 0));
  return checkState({ bucketMs: BUCKET_MS, startMs, failed, total }, rows.length * BUCKET_MS + quietMs);
}

/** The state after each bucket, as somebody would see it who looked all the time. */
function seen(runs: string): string[] {
  return [...runs].map((_, row) => stateOf(runs.slice(0, row + 1)).state);
}

describe('a synthetic check', () => {
  test('fails after two failed buckets in a row, since the first of them', () => {
    expect(stateOf('..x')).toEqual({ state: 'passing', sinceMs: null });
    expect(stateOf('..xx')).toEqual({ state: 'failing', sinceMs: 2 * BUCKET_MS });
  });

  test('passes again after three passed buckets in a row, since the first of them', () => {
    expect(stateOf('xx..')).toMatchObject({ state: 'failing', sinceMs: 0 });
    expect(stateOf('xx...')).toEqual({ state: 'passing', sinceMs: 2 * BUCKET_MS });
  });

  test.each(['.x.x.x.x.x.x.x', '.x..x..x..x', 'xx.x.x..x..xx.x'])('%s does not come and go', (runs) => {
    const states = seen(runs);
    const changes = states.filter((state, row) => row > 0 && state !== states[row - 1]);
    expect(changes.length).toBeLessThanOrEqual(1);
  });

  test('a bucket without runs is neither failed nor passed', () => {
    expect(stateOf('.x--x')).toMatchObject({ state: 'failing', sinceMs: BUCKET_MS });
    expect(stateOf('xx-.-.-')).toMatchObject({ state: 'failing' });
  });

  test('a robot that has stopped is silent, which is not passing', () => {
    expect(stateOf('...', 20 * MINUTE_MS).state).toBe('passing');
    expect(stateOf('...', 31 * MINUTE_MS)).toEqual({ state: 'silent', sinceMs: 3 * BUCKET_MS });
    expect(stateOf('---').state).toBe('silent');
  });

  test('one failed run of sixty in an hour is no failed bucket', () => {
    const hours = { bucketMs: 60 * MINUTE_MS, startMs: [0, 60 * MINUTE_MS], total: [60, 60], failed: [1, 5] };
    expect(checkState(hours, 120 * MINUTE_MS).state).toBe('passing');
    expect(checkState({ ...hours, failed: [6, 7] }, 120 * MINUTE_MS).state).toBe('failing');
  });
});
