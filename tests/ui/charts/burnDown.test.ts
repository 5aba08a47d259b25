import { describe, expect, test } from 'vitest';
import { burnAxis, evenPace } from '../../../src/ui/charts/burnPlot.ts';
import { leftText, readBudget } from '../../../src/ui/charts/readBudget.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const window = { startMs: Date.UTC(2026, 10, 1), endMs: Date.UTC(2026, 10, 29) };

describe('an error budget', () => {
  test('at an even pace a quarter is spent after a quarter of the window', () => {
    expect(evenPace(window, Date.UTC(2026, 10, 8))).toBeCloseTo(0.75);
    expect(evenPace({ startMs: 5, endMs: 5 }, 5)).toBe(0);
  });

  test('an unspent budget is drawn from nothing to all', () => {
    const { min, ticks } = burnAxis([1, 0.8, null], display);
    expect(min).toBe(0);
    expect(ticks.map(({ text }) => text)).toEqual(['0', '25', '50', '75', '100']);
  });

  test('an overspent budget is drawn as deep as it is, with all as the top', () => {
    for (const lowest of [-0.01, -0.3, -0.643, -4.2, -61]) {
      const { min, ticks } = burnAxis([1, lowest], display);
      expect(min).toBeLessThanOrEqual(lowest);
      expect(ticks.at(-1)?.value).toBeLessThanOrEqual(1);
      expect(ticks.some(({ value }) => value === 0)).toBe(true);
      expect(ticks.length).toBeLessThanOrEqual(9);
    }
    expect(burnAxis([1, -0.643], display).ticks[0]?.text).toBe('\u2212100');
  });

  test('what is left is read beside the even pace', () => {
    const moment = Date.UTC(2026, 10, 15);
    expect(plain(readBudget({ moment, left: 0.62, window }, display))).toBe(
      '15 Nov, 00:00: 62.0 % left, even pace 50.0 %',
    );
  });

  test('nothing left is a value, below it is overspent', () => {
    expect(plain(leftText(0, display))).toBe('0 % left');
    expect(plain(leftText(-0.12, display))).toBe('overspent by 12.0 %');
    expect(leftText(null, display)).toBe('not known');
  });
});
