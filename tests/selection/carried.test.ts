import { describe, expect, test } from 'vitest';
import { carried, frozenSelection, liveSelection, ownOf } from '../../src/selection/carried.ts';
import type { Place } from '../../src/selection/place.ts';
import { nothingSelected, type Selection } from '../../src/selection/selection.ts';

const everything: Selection = {
  environment: 'staging',
  service: 'shop',
  baseline: 'shop@2.4.0',
  timeZone: 'Asia/Tokyo',
  theme: 'dark',
  receipt: { releaseId: 'shop@2.5.0', kpi: 'error-rate', journey: null },
  compareA: 'shop@2.4.0',
  compareB: 'shop@2.5.0',
  atMs: Date.UTC(2026, 10, 20, 10),
  settingsHash: '0123456789abcdef',
  scenario: 'steady',
  speed: 10,
  now: '2026-11-20T10:00:00Z',
};
const overview: Place = { screen: 'overview' };
const compare: Place = { screen: 'compare' };
const release = (releaseId: string): Place => ({ screen: 'release', releaseId });
const watch = (releaseId: string): Place => ({ screen: 'watch', releaseId });

describe('a link to another place', () => {
  test('keeps filters, the frozen moment and the display, and leaves the rest behind', () => {
    expect(carried(everything, release('shop@2.5.0'), overview)).toEqual({
      ...everything,
      baseline: null,
      receipt: null,
      compareA: null,
      compareB: null,
    });
    expect(ownOf(overview, everything)).toEqual({ ...everything, compareA: null, compareB: null });
  });

  test('keeps the baseline between the two screens of one release only', () => {
    const from = release('shop@2.5.0');
    expect(carried(everything, from, watch('shop@2.5.0')).baseline).toBe('shop@2.4.0');
    expect(carried(everything, from, watch('shop@2.6.0')).baseline).toBeNull();
    expect(
      carried(everything, { screen: 'watch', releaseId: null }, { screen: 'watch', releaseId: null })
        .baseline,
    ).toBeNull();
  });

  test('names two releases on the compare screen only', () => {
    expect(ownOf(compare, everything)).toEqual(everything);
    for (const place of [overview, release('shop@2.5.0'), { screen: 'trends' } as const])
      expect(ownOf(place, everything)).toMatchObject({ compareA: null, compareB: null });
  });
});

describe('a shared link', () => {
  test('that is live names no moment and no settings', () => {
    expect(liveSelection(everything)).toEqual({ ...everything, atMs: null, settingsHash: null });
  });

  test('that is frozen names a whole second and the settings, and adds no theme', () => {
    const atMs = Date.UTC(2026, 10, 20, 10, 0, 6) + 789;
    const frozen = frozenSelection(nothingSelected, { atMs, settingsHash: 'fedcba9876543210' });
    expect(frozen).toEqual({
      ...nothingSelected,
      atMs: Date.UTC(2026, 10, 20, 10, 0, 6),
      settingsHash: 'fedcba9876543210',
    });
  });
});
