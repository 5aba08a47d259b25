import { expect, test } from 'vitest';
import type { LaneEntry } from '../../../src/ui/lane/laneEntry.ts';
import { clusterText, flagText } from '../../../src/ui/lane/laneText.ts';
import { release } from '../../screens/sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const atMs = Date.UTC(2026, 10, 20, 9, 30);
const entry = (version: string, kind: LaneEntry['kind'], more = {}): LaneEntry => ({
  release: release(version, 1, more),
  atMs,
  kind,
});

test('a flag says what its shape says', () => {
  expect(flagText(entry('2.4.1', 'hotfix'), display)).toBe('Shop 2.4.1, hotfix 20 Nov 2026, 09:30 UTC');
  expect(flagText(entry('2.4.0', 'rollback'), display)).toBe(
    'Shop 2.4.0, rolled back to this 20 Nov 2026, 09:30 UTC',
  );
  expect(flagText(entry('2.5.0', 'planned', { rolledBackAtMs: atMs }), display)).toBe(
    'Shop 2.5.0, deployed 20 Nov 2026, 09:30 UTC, taken back 20 Nov 2026, 09:30 UTC',
  );
});

test('a stack of flags names all that it stands for', () => {
  const crowd = [entry('2.5.0', 'planned'), entry('2.4.0', 'rollback'), entry('2.5.1', 'hotfix')];
  expect(clusterText(crowd)).toBe('3 deployments of Shop close together: 2.5.0, back to 2.4.0, hotfix 2.5.1');
  const mixed = [entry('2.5.0', 'planned'), entry('9.0.0', 'planned', { serviceLabel: 'Payments' })];
  expect(clusterText(mixed)).toBe('2 deployments close together: 2.5.0, 9.0.0');
});
