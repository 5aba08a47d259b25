import { describe, expect, test } from 'vitest';
import { settledSign } from '../../../src/engine/verdict/settledSign.ts';
import { watchLine } from '../../../src/engine/verdict/settleState.ts';

const ALPHA = 0.05;
const LINE = watchLine(ALPHA);

/** Evidence per look, as multiples of the line. */
function signAfter(evidence: readonly number[]) {
  const looks = evidence.map((part, index) => ({ atMs: (index + 1) * 1000, logE: part * LINE }));
  return settledSign(looks, ALPHA);
}

describe('a sign of harm', () => {
  test('appears at the line, at the look that reached it', () => {
    expect(signAfter([0.2, 0.9])).toEqual({ inSight: false, sinceMs: null });
    expect(signAfter([0.2, 0.9, 1])).toEqual({ inSight: true, sinceMs: 3000 });
  });

  test('is gone only once the evidence is back at half', () => {
    expect(signAfter([1.1, 0.6])).toEqual({ inSight: true, sinceMs: 1000 });
    expect(signAfter([1.1, 0.4])).toEqual({ inSight: false, sinceMs: 2000 });
  });

  test('does not come and go where the evidence hovers at the line', () => {
    const evidence = [0.9, 1.1, 0.9, 1.1, 0.8, 1.2, 0.95, 1.05];
    const states = evidence.map((_, index) => signAfter(evidence.slice(0, index + 1)).inSight);
    expect(states).toEqual([false, true, true, true, true, true, true, true]);
  });
});
