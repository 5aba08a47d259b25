import { expect, test } from 'vitest';
import { readExclusion } from '../../../src/screens/release/exclusionForm.ts';

const startedAtMs = Date.UTC(2026, 10, 17, 9, 21);
const hour = 3_600_000;
const entry = {
  releaseId: 'shop@2.15.0',
  startedAtMs,
  postReleaseMs: 72 * hour,
  from: '2',
  to: '3.5',
  why: ' load test ',
};

test('hours since release become a window, the reason loses its edges', () => {
  expect(readExclusion(entry)).toEqual({
    releaseId: 'shop@2.15.0',
    window: { startMs: startedAtMs + 2 * hour, endMs: startedAtMs + 3.5 * hour },
    why: 'load test',
  });
});

test('a decimal comma is a decimal point; hour 0 and the last hour count', () => {
  expect(readExclusion({ ...entry, from: '0', to: '72' })).toMatchObject({ why: 'load test' });
  expect(readExclusion({ ...entry, from: '1,5' })).toMatchObject({
    window: { startMs: startedAtMs + 1.5 * hour },
  });
});

test.each([
  [{ from: '' }, 'Write both hours as numbers, for example 2.5.'],
  [{ to: 'noon' }, 'Write both hours as numbers, for example 2.5.'],
  [{ to: 'Infinity' }, 'Write both hours as numbers, for example 2.5.'],
  [{ from: '-1' }, 'Only hours from 0 to 72 are judged.'],
  [{ to: '73' }, 'Only hours from 0 to 72 are judged.'],
  [{ from: '4' }, 'The end must be after the start.'],
  [{ from: '3.5' }, 'The end must be after the start.'],
  [{ why: '  ' }, 'Say why: others will read it beside the verdict.'],
])('%j: %s', (change, sentence) => expect(readExclusion({ ...entry, ...change })).toBe(sentence));
