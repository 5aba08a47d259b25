import { describe, expect, test } from 'vitest';
import { answerAgeMs } from '../../../../src/engine/adapters/transport/answerAge.ts';
import { fakeSource, json, NOW_MS, settle } from './fakeSource.ts';

const MINUTE_MS = 60_000;
const at = (ms: number) => new Date(ms).toUTCString();
const ageOf = (headers: Record<string, string>) => answerAgeMs(new Headers(headers), NOW_MS);

describe('the age of an answer', () => {
  test.each([
    ['no dates at all', {}, 0],
    ['a date alone', { Date: at(NOW_MS - 90_000) }, 0],
    ['data of the same second', { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS) }, 0],
    ['data of 22 minutes ago', { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS - 22 * MINUTE_MS) }, 1_320_000],
    ['an Age as other caches send it', { Date: at(NOW_MS), Age: '45' }, 45_000],
    ['an Age without a date', { Age: '45' }, 45_000],
    ['both, the older counts', { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS - 5000), Age: '45' }, 45_000],
    [
      'both, the other way round',
      { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS - MINUTE_MS), Age: '5' },
      60_000,
    ],
    ['data from the future', { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS + MINUTE_MS) }, 0],
    ['an unreadable date of the data', { Date: at(NOW_MS), 'X-Data-Date': 'yesterday' }, 0],
    ['an Age that is none', { Date: at(NOW_MS), Age: '-3' }, 0],
    ["no Date: the server's present is given", { 'X-Data-Date': at(NOW_MS - MINUTE_MS) }, 60_000],
  ])('%s', (_name, headers, expected) => {
    expect(ageOf(headers)).toBe(expected);
  });
});

async function asOfBehind(headers: Record<string, string>) {
  const source = fakeSource();
  const answer = source.ask();
  await source.passTime(1000);
  source.sent[0]?.answer(json([], { headers }));
  const { receipt } = await answer;
  return { asOfMs: receipt.asOfMs, traffic: source.traffic.current() };
}

describe('an answer from a cache', () => {
  const receivedMs = NOW_MS + 1000;

  test('was true when it was received, if nothing else is said', async () => {
    expect((await asOfBehind({})).asOfMs).toBe(receivedMs);
  });

  test('keeps the age that the proxy tells, and the source did not succeed since', async () => {
    const { asOfMs, traffic } = await asOfBehind({
      Date: at(receivedMs),
      'X-Data-Date': at(receivedMs - 10 * MINUTE_MS),
    });
    expect(asOfMs).toBe(receivedMs - 10 * MINUTE_MS);
    expect(traffic.lastSuccessAtMs).toBe(receivedMs - 10 * MINUTE_MS);
  });

  test.each([10, -10])('is as old as it is where the server is %i min off', async (offMinutes) => {
    const serverMs = receivedMs + offMinutes * MINUTE_MS;
    const { asOfMs, traffic } = await asOfBehind({
      Date: at(serverMs),
      'X-Data-Date': at(serverMs - 3 * MINUTE_MS),
    });
    expect(asOfMs).toBe(receivedMs - 3 * MINUTE_MS);
    // Half of the round trip is the network's.
    expect(traffic.clockSkewMs).toBe(offMinutes * MINUTE_MS + 500);
  });

  test("without a Date is measured by the server's clock as it was last seen", async () => {
    const source = fakeSource();
    const first = source.ask();
    await settle();
    source.sent[0]?.answer(json([], { headers: { Date: at(NOW_MS - 10 * MINUTE_MS) } }));
    await first;
    const second = source.ask();
    await settle();
    source.sent[1]?.answer(json([], { headers: { 'X-Data-Date': at(NOW_MS - 12 * MINUTE_MS) } }));
    expect((await second).receipt.asOfMs).toBe(NOW_MS - 2 * MINUTE_MS);
  });

  test('does not take back a later success', async () => {
    const source = fakeSource();
    for (const headers of [{}, { Date: at(NOW_MS), 'X-Data-Date': at(NOW_MS - MINUTE_MS) }]) {
      const answer = source.ask();
      await settle();
      source.sent.at(-1)?.answer(json([], { headers }));
      await answer;
    }
    expect(source.traffic.current().lastSuccessAtMs).toBe(NOW_MS);
  });
});
