import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { contrast, linearRgb, okLabDistance, times } from './colour.ts';
import { machado } from './machadoMatrices.ts';

const css = readFileSync(new URL('../../../src/ui/styles/tokens.css', import.meta.url), 'utf8');

/** Value of a token that has one for each theme. */
function token(name: string, theme: 'light' | 'dark'): string {
  const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(css);
  const value = theme === 'light' ? found?.[1] : found?.[2];
  if (value === undefined) throw new Error(`tokens.css has no --${name} for ${theme}.`);
  return value;
}

const statuses = ['good', 'caution', 'bad'] as const;
const pairs = [
  ['good', 'caution'],
  ['good', 'bad'],
  ['caution', 'bad'],
] as const;

describe.each([
  ['light', 14],
  ['dark', 18],
] as const)('the colours of a verdict, %s', (theme, least) => {
  test.each(Object.keys(machado) as (keyof typeof machado)[])(
    `stay at least ${least} apart for eyes with %s`,
    (kind) => {
      const seen = (status: string) => times(machado[kind], linearRgb(token(`${status}-mark`, theme)));
      for (const [one, other] of pairs) {
        expect(okLabDistance(seen(one), seen(other)), `${one} and ${other}`).toBeGreaterThanOrEqual(least);
      }
    },
  );

  test.each(['bg', 'surface'])('words have a contrast of 4.5 on %s, marks of 3', (ground) => {
    for (const status of statuses) {
      const on = token(ground, theme);
      expect(contrast(token(`${status}-text`, theme), on), status).toBeGreaterThanOrEqual(4.5);
      expect(contrast(token(`${status}-mark`, theme), on), status).toBeGreaterThanOrEqual(3);
    }
    expect(contrast(token('ink3', theme), token(ground, theme))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(token('quiet-mark', theme), token(ground, theme))).toBeGreaterThanOrEqual(3);
  });
});

test('the simulation itself: red and green meet where the published matrices say so', () => {
  const red = times(machado.deuteranopia, linearRgb('#ff0000'));
  expect(red.map((channel) => Number(channel.toFixed(3)))).toEqual([0.367, 0.28, 0]);
  // A first draft of the palette, teal beside grey, was one colour for protanopic eyes.
  const teal = times(machado.protanopia, linearRgb('#2a9d8f'));
  const grey = times(machado.protanopia, linearRgb('#8c8c8c'));
  expect(okLabDistance(teal, grey)).toBeLessThan(okLabDistance(linearRgb('#2a9d8f'), linearRgb('#8c8c8c')));
});

test('who asks for more contrast gets rules of 3 and small print of 7, with values of their own', () => {
  const block = /@media \(prefers-contrast: more\) \{([\s\S]*?)\n  \}/.exec(css)?.[1] ?? '';
  const more = (name: string, theme: 'light' | 'dark'): string => {
    const found = new RegExp(`--${name}: light-dark\\((#[0-9a-f]{6}), (#[0-9a-f]{6})\\)`).exec(block);
    const value = theme === 'light' ? found?.[1] : found?.[2];
    if (value === undefined) throw new Error(`no --${name} of its own`);
    return value;
  };
  for (const theme of ['light', 'dark'] as const) {
    const ground = token('bg', theme);
    expect(contrast(more('rule', theme), ground)).toBeGreaterThanOrEqual(3);
    expect(contrast(more('control', theme), ground)).toBeGreaterThan(contrast(more('rule', theme), ground));
    expect(contrast(more('ink3', theme), ground)).toBeGreaterThanOrEqual(7);
  }
  expect(block).toContain('--band-edge: var(--control)');
});
