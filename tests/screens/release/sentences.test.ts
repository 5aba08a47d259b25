import { describe, expect, test } from 'vitest';
import { figureGroups } from '../../../src/screens/release/figureGroups.ts';
import type { FoundRelease } from '../../../src/screens/release/foundRelease.ts';
import { releaseSentence } from '../../../src/screens/release/releaseSentence.ts';
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

test('figures are grouped by subject; a new KPI is never lost', () => {
  const groups = figureGroups([...body.figures, figure('brand-new', known(1, 'count'), null)]);
  expect(groups.map(({ title }) => title)).toEqual([
    'Traffic',
    'Errors',
    'Incidents, support',
    'Defects',
    'Other',
  ]);
  expect(groups.flatMap(({ figures }) => figures)).toHaveLength(6);
});
