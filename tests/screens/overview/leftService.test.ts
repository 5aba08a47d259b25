import { expect, test } from 'vitest';
import type { OverviewRow } from '../../../src/engine/answers/overviewBody.ts';
import { leftService } from '../../../src/screens/overview/leftService.ts';
import { nowMs, release, row } from '../sampleAnswers.ts';

const hour = 3_600_000;

/** A row whose window has this many hours. */
function watched(version: string, hoursAgo: number, hours: number, more = {}): OverviewRow {
  const one = row(release(version, hoursAgo, more), null, []);
  const startMs = nowMs - hoursAgo * hour;
  return {
    ...one,
    phase: one.phase === null ? null : { ...one.phase, window: { startMs, endMs: startMs + hours * hour } },
  };
}

test('a release that another one followed within its window was replaced', () => {
  const hotfix = watched('1.19.1', 50, 50);
  const replaced = watched('1.19.0', 76, 72);
  const rows = [watched('5.0.0', 60, 60, { service: 'accounts' }), hotfix, replaced];
  expect(rows.map((one) => leftService(one, rows))).toEqual([null, null, 'replaced']);
});

test('a release that served to the end of its window was not, however many came later', () => {
  const rows = [watched('1.21.0', 10, 10), watched('1.20.0', 200, 72)];
  expect(rows.map((one) => leftService(one, rows))).toEqual([null, null]);
});

test('a release of another service, or one that was never seen deployed, replaces nothing', () => {
  const old = watched('1.19.0', 76, 72);
  const other = watched('5.0.0', 60, 60, { service: 'accounts' });
  const unseen = row(release('1.19.1', null), null, []);
  expect(leftService(old, [other, unseen, old])).toBeNull();
});

test('a release that was taken back says so', () => {
  const back = watched('1.19.0', 76, 72, { rolledBackAtMs: nowMs - 70 * hour });
  expect(leftService(back, [watched('1.19.1', 60, 60), back])).toBe('taken back');
});
