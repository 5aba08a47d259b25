import { beforeAll, describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import type { View } from '../../../src/engine/answers/question.ts';
import type { WatchBody, WatchChart, WatchedRelease } from '../../../src/engine/answers/watchBody.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { STORY_NOW_MS, WHOLE_VIEW, demoEngine } from '../demoEngine.ts';
import { demoWorld, engineOf } from './demoAnswers.ts';

const LIMIT_MS = 120_000;

interface Asked {
  readonly releaseId?: string | null;
  readonly laterMs?: number;
  readonly view?: View;
}

async function watch(scenario: ScenarioName, asked: Asked = {}): Promise<WatchBody> {
  const { releaseId = null, laterMs = 0, view = WHOLE_VIEW } = asked;
  const engine =
    laterMs === 0 ? await engineOf(scenario) : await demoEngine(scenario, STORY_NOW_MS + laterMs);
  return (await engine.settled({ kind: 'watch', view, releaseId }, AbortSignal.timeout(LIMIT_MS))).body;
}

async function watched(scenario: ScenarioName, asked: Asked = {}): Promise<WatchedRelease> {
  const body = await watch(scenario, asked);
  if (!body.found) throw new Error('nothing is watched');
  return body;
}

function chartOf({ charts }: WatchedRelease, id: string): WatchChart {
  const chart = charts.find((one) => one.id === id);
  if (chart === undefined) throw new Error(`no chart ${id}`);
  return chart;
}

function stateOf({ signals }: WatchedRelease, id: string): string | null {
  return signals.find((one) => one.id === id)?.state ?? null;
}

function sum(values: readonly (number | null)[]): number {
  return values.reduce<number>((all, value) => all + (value ?? 0), 0);
}

const CHARTS = [
  'error-rate',
  'transaction-success/checkout',
  'latency-p95',
  'crash-free-sessions',
  'synthetic-success',
];

describe('a bad release, two hours in', { timeout: LIMIT_MS }, () => {
  let body: WatchedRelease;
  beforeAll(async () => {
    body = await watched('bad-release', { laterMs: 80 * MINUTE_MS });
  }, LIMIT_MS);

  test('the newest release in its window is the one that is watched', () => {
    expect(body.release.id).toBe('shop@2.15.0');
    expect(body.phase?.finished).toBe(false);
  });

  test('charts come in the order in which they are read, the release first, three earlier ones beside it', () => {
    expect(body.charts.map(({ id }) => id)).toEqual(CHARTS);
    for (const { lines } of body.charts) {
      expect(lines.map(({ label, role }) => [label, role])).toEqual([
        ['2.15.0', 'judged'],
        ['2.14.1', 'baseline'],
        ['2.13.2', 'earlier'],
        ['2.14.0', 'earlier'],
      ]);
    }
  });

  test('lines run over the time since release in steps that only widen, few enough to be drawn', () => {
    for (const { lines } of body.charts) {
      for (const { sinceMs, value, numerator, denominator, bucketMs } of lines) {
        expect([value.length, numerator.length, denominator.length]).toEqual([
          sinceMs.length,
          sinceMs.length,
          sinceMs.length,
        ]);
        expect(sinceMs.length).toBeLessThan(250);
        expect(sinceMs[0]).toBeGreaterThanOrEqual(0);
        const steps = sinceMs.slice(2).map((atMs, index) => atMs - (sinceMs[index + 1] ?? 0));
        expect(steps).toEqual(steps.toSorted((a, b) => a - b));
        expect(Math.max(bucketMs, ...steps)).toBe(bucketMs);
      }
    }
  });

  test('earlier releases are drawn to the end of their windows, this one until now', () => {
    const { lines } = chartOf(body, 'error-rate');
    const [judged, baseline] = lines;
    expect(judged?.sinceMs.at(-1)).toBeLessThan(2 * HOUR_MS);
    expect(baseline?.sinceMs.at(-1)).toBeGreaterThan(70 * HOUR_MS);
  });

  test('a line adds up to its figure: there is no second way to count', () => {
    for (const id of ['error-rate', 'transaction-success/checkout', 'crash-free-sessions']) {
      const { lines, figure } = chartOf(body, id);
      if (figure.reading.kind === 'unknown') throw new Error(figure.reading.detail);
      expect(sum(lines[0]?.denominator ?? [])).toBeCloseTo(figure.reading.denominator ?? Number.NaN, 6);
      expect(sum(lines[0]?.numerator ?? [])).toBeCloseTo(figure.reading.numerator ?? Number.NaN, 6);
    }
  });

  test('the band says whose it is, and lies under its upper edge everywhere', () => {
    for (const { band, noBand } of body.charts) {
      expect(noBand).toBeNull();
      expect(band?.label).toBe('2.12.2 to 2.14.1, same time since release');
      expect(band?.meaning).toMatch(/^6 earlier releases/);
      band?.low.forEach((low, index) => {
        const high = band.high[index] ?? null;
        if (low !== null && high !== null) expect(low).toBeLessThanOrEqual(high);
      });
    }
  });

  test('failing checkouts leave the band; the KPI is called regressed in one sentence', () => {
    const { lines, band, judged } = chartOf(body, 'transaction-success/checkout');
    const lowest = Math.min(...(lines[0]?.value ?? []).filter((value) => value !== null));
    expect(lowest).toBeLessThan(
      Math.min(...(band?.low.slice(0, 10) ?? []).filter((value) => value !== null)),
    );
    expect(judged?.state).toBe('regressed');
    expect(judged?.reason).toMatch(/^All journeys together: fails more often than 2\.14\.1/);
  });

  test('the rise is located within an hour of the fault', () => {
    const fault = demoWorld('bad-release').faults.find(({ id }) => id === 'wallet-race');
    const startedAtMs = body.release.startedAtMs ?? Number.NaN;
    const truthMs = Math.max(0, (fault?.startMs ?? Number.NaN) - startedAtMs);
    expect(Math.abs((chartOf(body, 'error-rate').onsetSinceMs ?? Number.NaN) - truthMs)).toBeLessThan(
      HOUR_MS,
    );
  });

  test('the error that hurts most users comes first; what was known before is left out', () => {
    expect(body.errorsUnknown).toBeNull();
    expect(body.errors[0]?.title).toMatch(/^WalletError/);
    const users = body.errors.map((row) => row.users ?? 0);
    expect(users).toEqual(users.toSorted((a, b) => b - a));
    expect(body.errors.every(({ change }) => ['new', 'regressed', 'worsening'].includes(change))).toBe(true);
  });

  test('what has moved is told worst first: verdict, incident, new errors', () => {
    expect(stateOf(body, 'verdict/transaction-success')).toBe('regressed');
    expect(body.signals.find(({ id }) => id === 'verdict/transaction-success')?.sinceMs).not.toBeNull();
    expect(body.signals.find(({ id }) => id.startsWith('incident/'))?.state).toBe('open');
    expect(body.signals.some(({ label, state }) => label.startsWith('WalletError') && state === 'new')).toBe(
      true,
    );
    expect(stateOf(body, 'sources')).toBe('answering');
    const grades = body.signals.map(({ grade }) => ['bad', 'uneasy', 'calm'].indexOf(grade));
    expect(grades).toEqual(grades.toSorted((a, b) => a - b));
    expect(new Set(body.signals.map(({ id }) => id)).size).toBe(body.signals.length);
  });

  test('every release in its window has a strip; checkpoints end with the window', () => {
    expect(body.strips.map(({ release }) => release.id)).toEqual(['shop@2.15.0']);
    expect(body.strips[0]?.errorRate?.value.length).toBeGreaterThan(20);
    expect(body.checkpointsMs.map((ms) => ms / HOUR_MS)).toEqual([1, 4, 24, 72]);
    expect(body.checklist.map((items) => items.length > 0)).toEqual([true, true, true, true]);
    expect(body.forecast).toBeNull();
  });
});

test(
  'after the rollback the signal says so, and the incident is restored',
  { timeout: LIMIT_MS },
  async () => {
    const body = await watched('bad-release', { laterMs: 400 * MINUTE_MS });
    expect(stateOf(body, 'serving')).toBe('rolled back');
    expect(body.signals.find(({ id }) => id.startsWith('incident/'))?.state).toBe('restored');
  },
);

test.each([0, 4, 26])(
  'steady, %i h on: nothing that should not move does',
  { timeout: LIMIT_MS },
  async (hours) => {
    const body = await watched('steady', { releaseId: 'shop@2.15.0', laterMs: hours * HOUR_MS });
    expect(body.signals.filter(({ grade }) => grade === 'bad')).toEqual([]);
    expect(stateOf(body, 'support-cases')).toBe('usual');
    expect(stateOf(body, 'checks/checkout')).toBe('passing');
    expect(body.errorsUnknown).toBeNull();
  },
);

test(
  'two services in their windows have two strips, and the filter leaves one',
  { timeout: LIMIT_MS },
  async () => {
    const both = await watched('steady');
    expect(both.strips.map(({ release }) => release.service)).toEqual(['shop', 'accounts']);
    const one = await watched('steady', { view: { ...WHOLE_VIEW, service: 'accounts' } });
    expect(one.release.service).toBe('accounts');
    expect(one.strips.map(({ release }) => release.service)).toEqual(['accounts']);
  },
);

test(
  'thin traffic: too early, a forecast in words, no line and no band made of noise',
  { timeout: LIMIT_MS },
  async () => {
    const body = await watched('thin-traffic');
    expect(body.verdict?.state).toBe('too-early');
    expect(body.forecast).toMatch(/^\S.*\.$/);
    const { lines, band, noBand, figure } = chartOf(body, 'error-rate');
    expect(lines[0]?.value.every((value) => value === null)).toBe(true);
    expect(band).toBeNull();
    expect(noBand).toMatch(/^\S.*\.$/);
    expect(figure.reading).toMatchObject({ kind: 'unknown', reason: 'too-little-data' });
  },
);

test('a healthy release is told when it can be judged', { timeout: LIMIT_MS }, async () => {
  const { forecast } = await watched('steady');
  expect(forecast).toMatch(
    /^Transaction success in \d+ to \d+ h, error rate in \d+ to \d+ h, at this traffic\.$/,
  );
});

test(
  'with sources down only their readings are missing, and the watch says which',
  { timeout: LIMIT_MS },
  async () => {
    const body = await watched('source-down', { releaseId: 'shop@2.15.0' });
    expect(chartOf(body, 'crash-free-sessions').figure.reading).toMatchObject({ reason: 'source-failed' });
    expect(chartOf(body, 'error-rate').figure.reading.kind).toBe('known');
    expect(body.errors).toEqual([]);
    expect(body.errorsUnknown).toMatch(/^Sentry cannot be reached/);
    expect(stateOf(body, 'sources')).toBe('failing');
    const detail = body.signals.find(({ id }) => id === 'sources')?.detail ?? '';
    expect(detail).toContain('Sentry (');
    expect(detail).toMatch(/Jira \([^)]*incidents/);
    expect(stateOf(body, 'verdict/error-rate')).toBe('too-early');
  },
);

test('late data withdraw the verdicts, which is one signal and not four', { timeout: LIMIT_MS }, async () => {
  const body = await watched('partial', { releaseId: 'shop@2.15.0' });
  expect(body.verdict?.state).toBe('stale');
  expect(stateOf(body, 'data')).toBe('stale');
  expect(body.signals.filter(({ id }) => id.startsWith('verdict/'))).toEqual([]);
  expect(chartOf(body, 'error-rate').judged?.state).toBe('stale');
  expect(body.forecast).toBeNull();
});

test(
  'the first minutes: no figures yet, but the usual ones to hold them against',
  { timeout: LIMIT_MS },
  async () => {
    const releasedAtMs = (await watched('steady')).release.startedAtMs ?? Number.NaN;
    const body = await watched('steady', {
      releaseId: 'shop@2.15.0',
      laterMs: releasedAtMs + 3 * MINUTE_MS - STORY_NOW_MS,
    });
    expect(body.phase).toBeNull();
    expect(body.charts.map(({ id }) => id)).toEqual(CHARTS);
    for (const { figure, band, lines } of body.charts) {
      expect(figure.reading.kind).toBe('unknown');
      expect(band).not.toBeNull();
      expect(lines.filter(({ role }) => role !== 'judged')).toHaveLength(3);
    }
    expect(body.signals.filter(({ grade }) => grade === 'bad')).toEqual([]);
    expect(body.errorsUnknown).toMatch(/just been deployed/);
  },
);

test('a finished watch can still be opened, over its whole window', { timeout: LIMIT_MS }, async () => {
  const body = await watched('steady', { releaseId: 'shop@2.14.1' });
  expect(body.phase?.finished).toBe(true);
  const { lines, figure } = chartOf(body, 'error-rate');
  expect(lines[0]?.sinceMs.at(-1)).toBeGreaterThan(70 * HOUR_MS);
  // Drawn from 5-minute data first and hours after: nothing is lost or counted twice at the seam.
  const counted = figure.reading.kind === 'known' ? (figure.reading.denominator ?? 0) : 0;
  expect(sum(lines[0]?.denominator ?? []) / counted).toBeCloseTo(1, 3);
  expect(body.next?.id).toBe('shop@2.15.0');
  expect(body.strips.map(({ release }) => release.id)).toContain('shop@2.15.0');
});

test(
  'an unknown release leads to its nearest names and to what is in its window',
  { timeout: LIMIT_MS },
  async () => {
    const body = await watch('steady', { releaseId: 'shop@2.14.9' });
    expect(body).toMatchObject({ found: false, asked: 'shop@2.14.9' });
    if (body.found) throw new Error('found');
    expect(body.nearest[0]?.id).toBe('shop@2.14.1');
    expect(body.strips.length).toBeGreaterThan(0);
  },
);

test(
  'nothing in its window: the last releases to open; nothing at all: nothing',
  { timeout: LIMIT_MS },
  async () => {
    const quiet = await watch('steady', { view: { ...WHOLE_VIEW, service: 'payments' } });
    expect(quiet).toMatchObject({ found: false, asked: null, strips: [] });
    if (quiet.found) throw new Error('found');
    expect(quiet.nearest.map(({ service }) => service)).toContain('payments');
    expect(await watch('empty')).toEqual({ found: false, asked: null, nearest: [], strips: [] });
  },
);
