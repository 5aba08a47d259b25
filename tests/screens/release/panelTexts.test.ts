import { describe, expect, test } from 'vitest';
import type { Incident } from '../../../src/engine/domain/ticket.ts';
import {
  budgetFacts,
  budgetSentence,
  budgetState,
  budgetUnit,
  servedStretch,
  type Budget,
} from '../../../src/screens/release/budgetText.ts';
import type { FoundRelease } from '../../../src/screens/release/foundRelease.ts';
import { incidentsOnRuler, incidentsSentence } from '../../../src/screens/release/incidentsOnRuler.ts';
import { shippedSentence } from '../../../src/screens/release/shippedText.ts';
import { historyText, surfaceSentence, touchedText } from '../../../src/screens/release/surfaceText.ts';
import { budgetShare } from '../../../src/ui/format/budgetShare.ts';
import { nowMs, release } from '../sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;
const day = 24 * hour;

const budget: Budget = {
  kpi: 'transaction-success',
  journey: 'checkout',
  label: 'Checkout: transaction success',
  target: 0.993,
  windowDays: 28,
  window: { startMs: nowMs - 28 * day, endMs: nowMs },
  toNow: true,
  remaining: 0.125,
  releaseFailed: 410,
  spentByRelease: 0.205,
  releaseTotal: 60_000,
  burnRate: 1.4,
  failed: 1750,
  allowed: 2000,
  sample: { count: 285_714, of: 'attempts' },
  atMs: [],
  remainingAt: [],
  caveats: [],
  unknown: null,
};

function factsOf(more: Partial<Budget>): ReadonlyMap<string, string> {
  return new Map(
    budgetFacts({ ...budget, ...more }, '2.14.0', display).map(([term, fact]) => [term, plain(fact)]),
  );
}

describe('an error budget in words', () => {
  test('says what is left, who spent it, and how fast', () => {
    expect([...factsOf({}).entries()]).toEqual([
      ['Left now', '13 % of the budget'],
      ['Spent by 2.14.0', '21 % of the budget: 410 failed'],
      ['Its pace', '×1.40 an even pace, at which the budget lasts 28 days'],
      ['In all', '1,750 failed of 285,714 attempts; 2,000 were allowed'],
      ['Window', '23 Oct, 10:00 to 20 Nov 2026, 10:00 UTC'],
    ]);
    expect(plain(budgetSentence(budget, '2.14.0', display))).toBe(
      '13 % of the budget of 28 days is left. 2.14.0 spent 21 % of it.',
    );
    expect(plain(budgetUnit(budget, display))).toBe('% of the error budget left; objective 99.30 %, 28 days');
  });

  test('an overspent budget is negative and called so', () => {
    expect(factsOf({ remaining: -1.3 }).get('Left now')).toBe('−130 %: overspent');
    expect(plain(budgetSentence({ ...budget, remaining: -1.3 }, '2.14.0', display))).toContain(
      'overspent by 130 %',
    );
  });

  test('no failure is a value; too little traffic is not', () => {
    const none = factsOf({ spentByRelease: 0, releaseFailed: 0, burnRate: 0 });
    expect(none.get('Spent by 2.14.0')).toBe('0 % of the budget: none failed');
    expect(none.get('Its pace')).toBe('no failure so far');
    const thin = factsOf({ burnRate: null, releaseTotal: 5 });
    expect(thin.get('Its pace')).toBe('too little to tell: 5 attempts so far');
    const checks = factsOf({ burnRate: null, releaseTotal: null, spentByRelease: null, releaseFailed: null });
    expect([checks.get('Spent by 2.14.0'), checks.get('Its pace')]).toEqual(['not known', 'not known']);
  });

  test('an unknown budget says why and nothing else', () => {
    const unknown = { ...budget, remaining: null, sample: null, unknown: 'Nothing was counted.' };
    expect(budgetState(unknown)).toEqual({ kind: 'empty', sentence: 'Nothing was counted.' });
    expect([budgetSentence(unknown, '2.14.0', display), budgetFacts(unknown, '2.14.0', display)]).toEqual([
      '',
      [],
    ]);
  });

  test('a caveat makes it partial, and each is told by itself', () => {
    const caveats = ['A part is missing.', 'Prometheus: store unavailable'];
    expect(budgetState({ ...budget, caveats })).toMatchObject({ kind: 'partial', hints: caveats });
    expect(budgetState(budget)).toEqual({ kind: 'ready' });
  });

  test('a release serves until the next one, or until it is taken back; outside the window it is not drawn', () => {
    const judged = release('2.14.0', 100);
    const next = release('2.14.1', 40);
    const start = nowMs - 100 * hour;
    const stretch = (own: typeof judged, after: typeof judged | null) =>
      servedStretch(budget, { release: own, next: after });
    expect(stretch(judged, null)).toEqual({ label: '2.14.0', startMs: start, endMs: nowMs });
    expect(stretch(judged, next)?.endMs).toBe(nowMs - 40 * hour);
    const back = { ...judged, rolledBackAtMs: start + hour };
    expect(stretch(back, next)?.endMs).toBe(start + hour);
    expect(stretch(release('2.0.0', 40 * 24), release('2.1.0', 30 * 24))).toBeNull();
    expect(stretch(release('3.0.0', null), null)).toBeNull();
  });

  test.each([
    [0, '0 %'],
    [0.004, '<1 %'],
    [-0.004, '<−1 %'],
    [0.996, '99 %'],
    [1, '100 %'],
    [12.34, '1,234 %'],
    [-0.5, '−50 %'],
  ])('a share of %d is %s', (share, text) => {
    expect(plain(budgetShare(share, display))).toBe(text);
  });
});

const incident: Incident = {
  id: 'tickets:SHOP-1',
  sourceId: 'tickets',
  key: 'SHOP-1',
  title: 'Checkout fails',
  serviceNames: ['SHOP'],
  components: ['checkout'],
  createdAtMs: 0,
  updatedAtMs: 0,
  state: 'open',
  statusText: 'Open',
  counts: true,
  resolutionText: null,
  changes: [],
  historyComplete: true,
  affectedReleaseNames: [],
  fixReleaseNames: [],
  links: [],
  labels: [],
  url: null,
  severityText: null,
  startedAtMs: 0,
  acknowledgedAtMs: null,
  mitigatedAtMs: null,
  restoredAtMs: null,
  durationUnknown: false,
};

type Row = FoundRelease['incidents'][number];

function row(startedAtMs: number, restoreMs: number | null, open = false): Row {
  return {
    incident: { ...incident, startedAtMs, key: `SHOP-${startedAtMs}` },
    attribution: { by: 'affected release', confidence: 'stated' },
    restoreMs,
    open,
    reopened: 0,
  };
}

describe('incidents on the ruler', () => {
  test('run from their start to their end since T+0; open ones have no end, impossible ones no bar', () => {
    const rows = [row(2 * hour, hour), row(3 * hour, hour, true), row(4 * hour, null)];
    expect(incidentsOnRuler(rows, hour).map(({ sinceMs, untilMs }) => [sinceMs, untilMs])).toEqual([
      [hour, 2 * hour],
      [2 * hour, null],
    ]);
  });

  test.each([
    [[row(2 * hour, hour)], '1 incident: it began at T+ 1 h. The longest lasted 1 h.'],
    [[row(hour - 60_000, 5 * hour, true)], '1 incident: it began 1 min before T+0. It is still open.'],
    [
      [row(3 * hour, 2 * hour), row(2 * hour, hour, true)],
      '2 incidents: the first began at T+ 1 h. 1 is still open. The longest lasted 2 h.',
    ],
    [[], ''],
  ])('in words, %#', (rows, text) => {
    expect(plain(incidentsSentence(rows, hour, display))).toBe(text);
  });
});

describe('what shipped, and its history', () => {
  const nothing: FoundRelease['shipped'] = {
    authors: [],
    commitCount: null,
    commits: [],
    commitsUnknown: 'No configured source tells of commits.',
    tickets: [],
    ticketsUnknown: null,
    components: [],
  };

  test('is one sentence; an unknown number of commits is not none', () => {
    const ticket = { id: '1', key: 'S-1', title: '', kind: 'defect', components: [], url: null } as const;
    const shipped = {
      ...nothing,
      authors: ['Ada', 'Ben', 'Cy'],
      commitCount: 6,
      tickets: [ticket],
      components: ['basket', 'search'],
    };
    expect(shippedSentence({ shipped }, display)).toBe(
      '6 commits by Ada, Ben and Cy; 1 ticket fixed; it touched basket and search.',
    );
    expect(shippedSentence({ shipped: nothing }, display)).toBe('How many commits went out is not known.');
    expect(shippedSentence({ shipped: { ...nothing, commitCount: 0 } }, display)).toBe('No commits.');
  });

  const touched = {
    component: 'checkout',
    commits: 3,
    tickets: 1,
    failuresBefore: 4,
    releasesBefore: 3,
    releasesFailed: 2,
    newestFailure: null,
  };
  const surface = {
    rows: [touched],
    earlierReleases: 7,
    sinceMs: nowMs - 60 * day,
    caveats: [],
    unknown: null,
  };

  test('names what has failed most, and that it is history', () => {
    expect(surfaceSentence(surface, nowMs, display)).toBe(
      'Of what it touched, checkout has failed most: 4 times. This is history of the last 60 days and 7 earlier releases, not a prediction.',
    );
    expect(
      surfaceSentence({ ...surface, rows: [{ ...touched, failuresBefore: 0 }] }, nowMs, display),
    ).toContain('Nothing that it touched has failed before.');
  });

  test('few earlier releases are called few, none is said', () => {
    expect(touchedText(touched, display)).toBe('3 commits, 1 ticket');
    expect(historyText(touched)).toBe('2 of 3 (few)');
    expect(historyText({ ...touched, releasesBefore: 8 })).toBe('2 of 8');
    expect(historyText({ ...touched, releasesBefore: 0, releasesFailed: 0 })).toBe(
      'no earlier release touched it',
    );
  });
});
