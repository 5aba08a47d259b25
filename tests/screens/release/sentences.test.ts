import { describe, expect, test } from 'vitest';
import type { SinceLine } from '../../../src/engine/answers/figure.ts';
import { figureGroups } from '../../../src/screens/release/figureGroups.ts';
import type { FoundRelease } from '../../../src/screens/release/foundRelease.ts';
import { releaseSentence } from '../../../src/screens/release/releaseSentence.ts';
import { readAt, trendSentence } from '../../../src/screens/release/trendSentence.ts';
import { figure, known, phase, release } from '../sampleAnswers.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;

const judged = release('2.14.0', 19.7);
const body: FoundRelease = {
  found: true,
  release: judged,
  phase: phase(judged, release('2.13.0', 200)),
  verdict: null,
  evidence: [],
  exclusions: [],
  spellings: [],
  deployments: [],
  previous: null,
  next: null,
  baselines: [],
  figures: [
    figure('error-rate', known(0.0044, 'ratio'), 0.0031),
    figure('transaction-success', known(0.9908, 'ratio'), null),
    figure('new-error-groups', known(1, 'count'), 0),
    figure('incidents', known(0, 'count'), 0),
    figure('open-defects', known(2, 'count'), 0),
  ],
  journeys: [],
  errorRate: [],
  success: [],
  errorGroups: [],
  incidents: [],
  defects: [],
  shipped: {
    authors: [],
    commitCount: null,
    commits: [],
    commitsUnknown: null,
    tickets: [],
    ticketsUnknown: null,
    components: [],
  },
  budgets: [],
  surface: { rows: [], earlierReleases: 0, sinceMs: 0, caveats: [], unknown: null },
  postReleaseMs: 72 * hour,
};

describe('the sentence of a release', () => {
  test('names the stretch, the baseline, the ratios and what broke; zero is said', () => {
    expect(plain(releaseSentence(body, display))).toBe(
      'Over its first 19 h 42 min, so far, against 2.13.0 at the same age: error rate 0.44 % (+0.13 pp), ' +
        'transaction success 99.08 %. 1 new error group, no incidents and 2 open defects.',
    );
  });

  test('says so where nothing is known', () => {
    expect(releaseSentence({ ...body, figures: [] }, display)).toBe(
      'No figure of this release is known yet.',
    );
  });
});

describe('the sentence of a chart', () => {
  const line: SinceLine = {
    releaseId: 'shop@2.14.0',
    label: '2.14.0',
    role: 'judged',
    bucketMs: hour,
    sinceMs: [0, hour, 2 * hour, 3 * hour],
    value: [0.003, 0.02, null, 0],
    numerator: [3, 20, null, 0],
    denominator: [1000, 1000, null, 1000],
  };

  test('tells the extreme and the latest known value, zero included', () => {
    expect(plain(trendSentence('Error rate', [line], 'highest', display))).toBe(
      'Error rate. 2.14.0: highest 1 h 2.00 % at T+ 1 h, latest 0 %.',
    );
    expect(plain(trendSentence('Error rate', [line], 'lowest', display))).toContain(
      'lowest 1 h 0 % at T+ 3 h',
    );
  });

  test('a line without data says so', () => {
    const empty = { ...line, value: [null, null, null, null] };
    expect(trendSentence('Error rate', [empty], 'highest', display)).toBe('Error rate. 2.14.0: no data.');
  });

  test('reads a moment with its sums, and a gap as no data', () => {
    expect(plain(readAt(null, [line], 1.5 * hour, display))).toBe(
      'T+ 1 h 30 min: 2.14.0 2.00 % (20 of 1,000)',
    );
    expect(plain(readAt('Error rate', [line], 2 * hour, display))).toBe(
      'Error rate at T+ 2 h: 2.14.0 no data',
    );
  });
});

test('figures are grouped by subject; a new KPI is never lost', () => {
  const groups = figureGroups([...body.figures, figure('brand-new', known(1, 'count'), null)]);
  expect(groups.map(({ title }) => title)).toEqual(['Traffic', 'Errors', 'Incidents, defects', 'Other']);
  expect(groups.flatMap(({ figures }) => figures)).toHaveLength(6);
});
