import { describe, expect, test } from 'vitest';
import { regressedReason } from '../../../src/engine/verdict/reason.ts';

const against = { name: '2.3.0', words: { does: 'Fails', one: 'failure', many: 'failures' } };

describe('the reason of a regression', () => {
  test('tells how large it is', () => {
    expect(regressedReason({ estimate: 1.8, low: 1.4, high: 2.3 }, against, null)).toBe(
      'Fails more often than 2.3.0: 1.80 times as often (at least 1.40, at most 2.30) over the whole watch, most likely from its start.',
    );
  });

  test('does not seem to take itself back where only the size is unknown', () => {
    expect(regressedReason({ estimate: 3.74, low: 0.85, high: 5000 }, against, null)).toBe(
      'Fails more often than 2.3.0: 3.74 times as often over the whole watch (a rise is proven, its size is not), most likely from its start.',
    );
  });
});
