import { describe, expect, test } from 'vitest';
import { chanceText, groupCounts, groupSentence } from '../../../src/screens/compare/groupSentence.ts';
import { comparison, group, ratio } from './sampleComparison.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const body = comparison();

describe('a chance in words', () => {
  test.each([
    [0.999, 'nearly always'],
    [0.4, '4 times in 10'],
    [0.1, 'once in 10'],
    [0.032, '3 times in 100'],
    [0.0096, 'once in 100'],
    [0.002, '2 times in 1,000'],
    [1e-9, 'less than once in 1,000 times'],
    [0, 'less than once in 1,000 times'],
  ])('%d is %s', (chance, words) => expect(chanceText(chance, display)).toBe(words));
});

describe('what can be said of an error group', () => {
  test('not seen in the newer one, and that is no wonder: not seen yet, never "gone"', () => {
    const told = groupSentence(group('only-a', { silence: { chance: 0.4, settled: false } }), body, display);
    expect(told).toBe('Not seen yet: 2.14.0 would be silent by chance 4 times in 10.');
    expect(told).not.toMatch(/gone/i);
  });

  test('a silence beyond chance is gone; an appearance beyond chance is new', () => {
    const settled = { chance: 0.0002, settled: true };
    expect(groupSentence(group('only-a', { silence: settled }), body, display)).toBe(
      'Gone: 2.14.0 would be silent by chance less than once in 1,000 times.',
    );
    expect(groupSentence(group('only-b', { silence: settled }), body, display)).toMatch(
      /^New: 2\.13\.0 would have/,
    );
  });

  test('first seen in the newer one by a few users: perhaps not new', () => {
    const told = groupSentence(group('only-b', { silence: { chance: 0.5, settled: false } }), body, display);
    expect(told).toBe('Perhaps not new: 2.13.0 would have been silent by chance 5 times in 10.');
  });

  test('without knowing how much it was used nothing is claimed', () => {
    expect(groupSentence(group('only-a'), body, display)).toContain('how much that says is not known');
    expect(groupSentence(group('both'), body, display)).toBe('Seen in both.');
  });

  test('seen in both: the ratio at equal use, and whether chance would do', () => {
    const told = groupSentence(group('both', { ratio: ratio(1.3, 0.9, 1.9) }), body, display);
    expect(told).toBe('At equal use ×1.30 (0.90 to 1.90) as many users: chance would do.');
  });

  test('counts name the release they belong to, and one user is one', () => {
    expect(groupCounts(group('only-a'), body, display)).toBe('10 users, 12 events in 2.13.0');
    expect(groupCounts(group('both'), body, display)).toBe('1 user, 9 events; 2.13.0: 10 users, 12 events');
    expect(groupCounts(group('only-b', { usersB: null }), body, display)).toBe('9 events');
  });
});
