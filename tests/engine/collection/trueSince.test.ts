import { expect, test } from 'vitest';
import { trueSince } from '../../../src/engine/collection/trueSince.ts';
import type { Collected } from '../../../src/engine/domain/collected.ts';

function collectedWith(asOfMs: number, receiptsAsOfMs: readonly number[]): Collected<string> {
  return {
    items: ['one'],
    window: null,
    incompleteness: [],
    rejected: [],
    notices: [],
    asOfMs,
    receipts: receiptsAsOfMs.map((receiptAsOfMs) => ({
      method: 'GET',
      path: 'things',
      query: null,
      sentAtMs: asOfMs,
      tookMs: 5,
      bytes: 2,
      vendorUrl: null,
      asOfMs: receiptAsOfMs,
    })),
  };
}

test('an answer is as old as its oldest request', () => {
  expect(trueSince(collectedWith(10_000, [10_005, 4_000, 9_000])).asOfMs).toBe(4_000);
});

test('an answer is never younger than the moment it was asked', () => {
  expect(trueSince(collectedWith(10_000, [10_005])).asOfMs).toBe(10_000);
  expect(trueSince(collectedWith(10_000, [])).asOfMs).toBe(10_000);
});
