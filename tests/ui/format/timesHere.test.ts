import { expect, test } from 'vitest';
import { regressedReason, noDataReason } from '../../../src/engine/verdict/reason.ts';
import { timesHere } from '../../../src/ui/format/timesHere.ts';

const berlin = { locale: 'en-GB', timeZone: 'Europe/Berlin' };
const at = Date.UTC(2026, 10, 20, 23, 4);
const words = { does: 'Fails', one: 'failure', many: 'failures' };

test('a verdict’s reason tells its onset in the reader’s zone', () => {
  const reason = regressedReason(null, { name: '2.3.0', words }, at);
  expect(timesHere(reason, berlin)).toBe('Fails more often than 2.3.0, most likely since 21 Nov, 00:04 CET.');
});

test('every moment of a sentence is told so', () => {
  const twice = `${noDataReason(at, 'shop')} ${noDataReason(at + 3_600_000, 'payments')}`;
  expect(timesHere(twice, berlin)).toBe(
    'No data from shop since 21 Nov, 00:04 CET: the evidence is frozen. ' +
      'No data from payments since 21 Nov, 01:04 CET: the evidence is frozen.',
  );
});

test('a version that looks like a date stays as it is', () => {
  expect(timesHere('Fails more often than 2026-10-28.', berlin)).toBe('Fails more often than 2026-10-28.');
});
