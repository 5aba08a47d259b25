import { describe, expect, test } from 'vitest';
import type { OverviewBody, OverviewRow } from '../../../src/engine/answers/overviewBody.ts';
import { headline } from '../../../src/screens/overview/headline.ts';
import { timesApart } from '../../../src/screens/overview/largestDifference.ts';
import { figure, known, nowMs, release, row, verdict } from '../sampleAnswers.ts';

const moment = { nowMs, display: { locale: 'en-GB', timeZone: 'UTC' } };
const old = release('2.13.0', 200);
const body = (rows: readonly OverviewRow[], openIncidents: number | null = 0): OverviewBody => ({
  rows,
  postReleaseMs: 72 * 3_600_000,
  openIncidents: openIncidents === null ? null : { count: openIncidents, data: [] },
  unmatched: 0,
  failures: [],
});
const sentences = (answer: OverviewBody, awaiting = false) =>
  headline(answer, awaiting, moment).sentences.map((sentence) => sentence.replaceAll('\u00a0', ' '));

describe('the sentence on top of the overview, before there is a verdict', () => {
  test('tells age, share, the largest difference and open incidents', () => {
    const newest = row(release('2.14.0', 19.7), old, [
      figure('adoption', known(0.38, 'ratio', 52_000, 'sessions'), null),
      figure('error-rate', known(0.0044, 'ratio'), 0.0031),
      figure('latency-p95', known(412, 'duration'), 401),
    ]);
    expect(sentences(body([newest], 1))).toEqual([
      'Shop 2.14.0 has been out for 19 h 42 min and carries 38.0 % of sessions.',
      'Largest difference from 2.13.0: error rate, 0.44 % instead of 0.31 % (n = 1,000).',
      '1 incident is open.',
    ]);
  });

  test('claims nothing of open incidents by a list that is too old', () => {
    const data = [{ asOfMs: nowMs - 22 * 60_000, everyMs: 120_000 }];
    const answer = { ...body([row(release('2.14.0', 2), old, [])]), openIncidents: { count: 0, data } };
    expect(sentences(answer).at(-1)).toBe('No incidents open as of 22 min ago.');
  });

  test('compares success by what is missing to 100 %', () => {
    const newest = row(release('2.14.0', 2), old, [
      figure('transaction-success', known(0.98, 'ratio'), 0.995),
      figure('latency-p95', known(600, 'duration'), 400),
    ]);
    expect(sentences(body([newest]))[1]).toBe(
      'Largest difference from 2.13.0: transaction success, 98.00 % instead of 99.50 % (n = 1,000).',
    );
  });

  test('a release that was taken back says after how long', () => {
    const gone = release('2.14.0', 5, { rolledBackAtMs: nowMs - 4 * 3_600_000, current: false });
    expect(sentences(body([row(gone, null, [])]))).toEqual([
      'Shop 2.14.0 was taken back after 1 h.',
      'There is no earlier release to compare it with.',
      'No incidents are open.',
    ]);
  });

  test('does not claim incidents that nobody could count', () => {
    expect(sentences(body([row(release('2.14.0', 5), old, [])], null))).toEqual([
      'Shop 2.14.0 has been out for 5 h.',
      'Nothing of 2.14.0 can be compared with 2.13.0 yet.',
      'Open incidents are not known.',
    ]);
  });

  test('equal figures are not called different', () => {
    const same = row(release('2.14.0', 5), old, [figure('error-rate', known(0.003101, 'ratio'), 0.0031)]);
    expect(sentences(body([same]))[1]).toBe('Compared with 2.13.0, no main figure differs visibly.');
  });

  test('without releases it says whether more may come', () => {
    expect(sentences(body([]), true)).toEqual(['Looking for releases.']);
    expect(sentences(body([]), false)).toEqual(['No releases yet.']);
    const failed = { ...body([]), failures: [{ sentence: 'Metrics does not answer.', hint: 'Wait.' }] };
    expect(sentences(failed, false)).toEqual(['No release can be shown.']);
  });

  test('uses no verdict word', () => {
    const newest = row(release('2.14.0', 5), old, [figure('error-rate', known(0.5, 'ratio'), 0.0031)]);
    expect(sentences(body([newest], 3)).join(' ')).not.toMatch(/better|worse|holding|regressed|watch/i);
  });
});

describe('the sentence on top of the overview, with verdicts', () => {
  const shop = (state: Parameters<typeof verdict>[0], reason = 'The reason.', more = {}) =>
    row(release('2.15.0', 19.7, more), old, [], verdict(state, reason));
  const other = (name: string, state: Parameters<typeof verdict>[0], reason = 'The reason.') =>
    row(release('1.9.0', 90, { id: `${name}@1.9.0`, serviceLabel: name }), null, [], verdict(state, reason));

  test.each([
    ['regressed', 'Shop 2.15.0 is regressed: fails twice as often.'],
    ['watch', 'Watch Shop 2.15.0: fails twice as often.'],
    ['holding', 'Shop 2.15.0 is holding after 19 h 42 min.'],
    ['too-early', 'Shop 2.15.0 has been out for 19 h 42 min: too early to judge. Fails twice as often.'],
    ['cannot-judge', 'Shop 2.15.0 is undecided. Fails twice as often.'],
    ['stale', 'The verdict on Shop 2.15.0 is withdrawn. Fails twice as often.'],
  ] as const)('%s: %s', (state, sentence) => {
    expect(sentences(body([shop(state, 'Fails twice as often.')]))).toEqual([
      sentence,
      'No incidents are open.',
    ]);
  });

  test('an alarm about an older release in service comes before a newest one that holds', () => {
    expect(
      sentences(body([shop('holding'), other('Payments', 'watch'), other('Accounts', 'regressed')])),
    ).toEqual([
      'Accounts 1.9.0 is regressed: the reason.',
      'Watch Payments 1.9.0: the reason.',
      'Shop 2.15.0 is holding after 19 h 42 min.',
      'No incidents are open.',
    ]);
  });

  test('what is well beside it is said in one sentence', () => {
    expect(
      sentences(body([shop('regressed'), other('Payments', 'holding'), other('Accounts', 'holding')])),
    ).toEqual([
      'Shop 2.15.0 is regressed: the reason.',
      'Payments 1.9.0 and Accounts 1.9.0 are holding.',
      'No incidents are open.',
    ]);
  });

  test('an alarm names the KPI that raised it', () => {
    const judged = verdict('regressed', 'Latency, 95th percentile: Fails twice as often.', ['latency-p95']);
    expect(sentences(body([row(release('2.15.0', 20), old, [], judged)]))[0]).toBe(
      'Shop 2.15.0 is regressed: latency, 95th percentile. Fails twice as often.',
    );
  });

  test('a third alarm is counted', () => {
    const rows = [
      shop('watch'),
      other('Payments', 'watch'),
      other('Accounts', 'regressed'),
      other('Search', 'watch'),
    ];
    expect(sentences(body(rows)).slice(0, 3)).toEqual([
      'Accounts 1.9.0 is regressed: the reason.',
      'Watch Shop 2.15.0: the reason.',
      '2 more in service need a look.',
    ]);
  });

  test('an alarm about a release that no longer serves stays in its row', () => {
    const replaced = row(release('2.12.0', 300, { current: false }), null, [], verdict('regressed', 'Old.'));
    expect(sentences(body([shop('holding'), replaced]))).toEqual([
      'Shop 2.15.0 is holding after 19 h 42 min.',
      'No incidents are open.',
    ]);
  });

  test('a newest release that was taken back says what it was', () => {
    const gone = shop('regressed', 'Fails twice as often.', {
      current: false,
      rolledBackAtMs: nowMs - 18.7 * 3_600_000,
    });
    expect(sentences(body([gone]))[0]).toBe(
      'Shop 2.15.0 was taken back after 1 h. It was regressed: fails twice as often.',
    );
  });
});

test('a baseline of zero gives no number of times', () => {
  expect(timesApart(figure('error-rate', known(0.01, 'ratio'), 0))).toBeNull();
  expect(timesApart(figure('error-rate', known(0, 'ratio'), 0.01))).toBeNull();
  expect(timesApart(figure('transaction-success', known(1, 'ratio'), 0.99))).toBeNull();
  expect(timesApart(figure('error-rate', known(0.02, 'ratio'), 0.01))).toBeCloseTo(Math.log(2));
});
