import { expect, test } from 'vitest';
import { neighbour, releasesOf } from '../../src/app/neighbours.ts';
import { release } from '../screens/sampleAnswers.ts';

const flag = (of: ReturnType<typeof release>, atMs: number) => ({ release: of, atMs, kind: of.kind });
const first = release('1.0.0', 30);
const second = release('1.1.0', 20);
const third = release('1.2.0', 10);
const other = release('9.0.0', 15, { id: 'payments@9.0.0', service: 'payments' });
// 1.0.0 was rolled back to after 1.2.0: a deployment more, not a release more.
const lane = [flag(first, 1), flag(second, 2), flag(other, 3), flag(third, 4), flag(first, 5)];

test('releases come once each, by their first deployment', () => {
  expect(releasesOf(lane).map(({ id }) => id)).toEqual([
    'shop@1.0.0',
    'shop@1.1.0',
    'payments@9.0.0',
    'shop@1.2.0',
  ]);
});

test('neighbours are of the same service, and end where knowledge ends', () => {
  expect(neighbour(lane, 'shop@1.1.0', 1)?.id).toBe('shop@1.2.0');
  expect(neighbour(lane, 'shop@1.1.0', -1)?.id).toBe('shop@1.0.0');
  expect(neighbour(lane, 'shop@1.2.0', 1)).toBeNull();
  expect(neighbour(lane, 'shop@1.0.0', -1)).toBeNull();
  expect(neighbour(lane, 'payments@9.0.0', -1)).toBeNull();
  expect(neighbour(lane, 'shop@7', 1)).toBeNull();
});
