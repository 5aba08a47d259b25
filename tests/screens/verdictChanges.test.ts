import { expect, test } from 'vitest';
import { announce, nothingTold, QUIET_MS, type ToldVerdict } from '../../src/app/verdictChanges.ts';

const startMs = Date.UTC(2026, 10, 20, 10);
const of = (word: string, releaseId = 'shop@2.15.0'): ToldVerdict => ({
  releaseId,
  name: `Release ${releaseId}`,
  word,
  reason: 'The reason.',
});

test('the first sight of a verdict is not announced, a change is', () => {
  const first = announce(nothingTold, [of('Watch')], startMs);
  expect(first.text).toBeNull();
  const second = announce(first.next, [of('Regressed')], startMs + 5_000);
  expect(second.text).toBe('Release shop@2.15.0: Regressed. The reason.');
  expect(announce(second.next, [of('Regressed')], startMs + 10_000).text).toBeNull();
});

test('a second change within a minute waits, and is then said', () => {
  const { next: seen } = announce(nothingTold, [of('Watch'), of('Holding', 'b')], startMs);
  const { next: told } = announce(seen, [of('Regressed'), of('Holding', 'b')], startMs);
  const held = announce(told, [of('Regressed'), of('Watch', 'b')], startMs + 20_000);
  expect([held.text, held.sayAtMs]).toEqual([null, startMs + QUIET_MS]);
  const later = announce(held.next, [of('Regressed'), of('Watch', 'b')], startMs + QUIET_MS);
  expect(later.text).toBe('Release b: Watch. The reason.');
});

test('what changes and changes back within the minute is never said', () => {
  const { next: seen } = announce(nothingTold, [of('Holding')], startMs);
  const { next: told } = announce(seen, [of('Watch')], startMs);
  const held = announce(told, [of('Holding')], startMs + 10_000);
  const back = announce(held.next, [of('Watch')], startMs + 30_000);
  expect([back.text, back.sayAtMs]).toEqual([null, null]);
});

test('changes at the same time are one announcement', () => {
  const { next } = announce(nothingTold, [of('Holding'), of('Holding', 'b')], startMs);
  expect(announce(next, [of('Watch'), of('Stale', 'b')], startMs).text).toBe(
    'Release shop@2.15.0: Watch. The reason. Release b: Stale. The reason.',
  );
});

test('a release that comes back to the page is compared with what was told of it', () => {
  const { next: seen } = announce(nothingTold, [of('Holding')], startMs);
  const { next: gone } = announce(seen, [], startMs);
  expect(announce(gone, [of('Watch')], startMs).text).toMatch(/Watch/);
});
