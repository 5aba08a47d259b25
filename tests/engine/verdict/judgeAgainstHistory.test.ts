import { describe, expect, it } from 'vitest';
import { againstHistory, besideControl, HOUR_MS, START_MS, verdictOf } from './watches.ts';

describe('a verdict against history', () => {
  it('is regressed for a plain rise, and says what history cannot prove', () => {
    const verdict = verdictOf(againstHistory({ ratio: 2 }));
    expect(verdict).toMatchObject({ state: 'regressed', baseline: 'history' });
    expect(verdict.smallestProvableRatio).toBeGreaterThan(1.15);
    expect(verdict.smallestProvableRatio).toBeLessThan(2);
    expect(verdict.notes.join(' ')).toMatch(
      /A rise below ×1\.\d\d cannot be told from how the last 6 releases differ/,
    );
  });

  it('is not fooled by releases that differ anyway: a release like them ends undecided, not green', () => {
    const verdicts = Array.from({ length: 20 }, (_, seed) =>
      verdictOf(againstHistory({ spread: 0.2, seed, perBucket: 200 })),
    );
    expect(verdicts.filter(({ state }) => state === 'regressed').length).toBeLessThanOrEqual(1);
    const undecided = verdicts.filter(({ state }) => state === 'cannot-judge');
    expect(undecided.length).toBeGreaterThanOrEqual(12);
    for (const { reason } of undecided) expect(reason).toContain('over without proof either way');
  });

  it('leaves regressed releases out, and needs another', () => {
    const watch = againstHistory();
    const without = (count: number) =>
      verdictOf({
        ...watch,
        history: watch.history.map((release, index) => ({ ...release, regressed: index < count })),
      });
    expect(without(6)).toMatchObject({
      state: 'cannot-judge',
      reason: 'Cannot compare: every earlier release regressed.',
    });
    expect(verdictOf({ ...watch, history: [] }).reason).toBe(
      'Cannot compare: there is no earlier release with data.',
    );
    expect(without(2).notes.join(' ')).toContain('2 earlier releases were left out: they regressed.');
    expect(without(1).notes.join(' ')).toContain('1 earlier release was left out: it regressed.');
  });

  it.each([1, 2])('calls a fivefold rise with %i earlier releases, and names them', (releases) => {
    const verdict = verdictOf(againstHistory({ releases, ratio: 5 }));
    expect(verdict.state).toBe('regressed');
    const named = releases === 1 ? 'the release before' : 'the last 2 releases';
    expect(verdict.reason).toContain(`Fails more often than ${named} at these hours`);
  });

  it.each([1, 2])('with %i earlier releases leaves a small rise open, and says why', (releases) => {
    for (let seed = 0; seed < 10; seed += 1) {
      const plan = { releases, ratio: 1.3, seed };
      const live = verdictOf({ ...againstHistory({ ...plan, hours: 40 }), nowMs: START_MS + 40 * HOUR_MS });
      expect(live.state).toBe('too-early');
      expect(live.reason).toMatch(
        /^No rise proven\. A rise below ×\d\.\d\d cannot be told from how releases may differ, taken as ±\d+ % because only \d earlier releases? (?:is|are) known; a version serving beside it would tell\.$/,
      );
      expect(verdictOf(againstHistory(plan)).state).toBe('cannot-judge');
    }
  });

  it('believes more spread between releases, and of the counts, the fewer releases are known', () => {
    const [one, two, six] = [1, 2, 6].map((releases) => verdictOf(againstHistory({ releases, spread: 0 })));
    const smallest = [one, two, six].map((verdict) => verdict?.smallestProvableRatio ?? 0);
    expect(smallest).toEqual(smallest.toSorted((a, b) => b - a));
    expect(smallest[0]).toBeGreaterThan(1.9);
    expect(smallest[2]).toBeLessThan(1.6);
    expect(one?.phi).toMatchObject({ source: 'measured' });
    expect(one?.phi.value).toBeGreaterThanOrEqual(2);
    expect(six?.phi.value).toBeLessThan(2);
  });

  it('does not judge by the only release before where that one served too briefly', () => {
    const watch = againstHistory({ releases: 1, ratio: 5 });
    const brief = watch.history.map((release) => ({
      ...release,
      buckets: release.buckets.filter(({ startMs }) => startMs < release.startedAtMs + 30 * HOUR_MS),
    }));
    expect(verdictOf({ ...watch, history: brief })).toMatchObject({
      state: 'cannot-judge',
      reason: 'Cannot compare: so few earlier releases served too briefly to tell how their errors scatter.',
    });
    // Where the judged one is taken back early, the past is still known in full.
    const early = { ...watch, options: { horizonHours: 26 } };
    expect(verdictOf(early)).toMatchObject({ state: 'regressed', phi: { source: 'measured' } });
  });

  it('needs errors to compare with', () => {
    const verdict = verdictOf(againstHistory({ badRate: 0.000_02 }));
    expect(verdict.state).toBe('cannot-judge');
    expect(verdict.reason).toMatch(
      /Cannot compare: earlier releases had about \d+ errors per watch, 20 needed/,
    );
    expect(verdictOf(againstHistory({ badRate: 0 })).state).toBe('cannot-judge');
  });

  it('leaves a new group out visibly', () => {
    const watch = againstHistory({ strata: ['web', 'app'] });
    const history = watch.history.map((release) => ({
      ...release,
      buckets: release.buckets.filter(({ stratum }) => stratum === 'web'),
    }));
    expect(verdictOf({ ...watch, history }).leftOutShare).toBeCloseTo(0.5, 1);
  });

  it('decides at the same bucket whenever it is asked, though it skips looks that cannot matter', () => {
    const watch = againstHistory({ ratio: 1.8, onsetHour: 20 });
    const decided = verdictOf(watch).decidedAtMs ?? 0;
    expect(decided).toBeGreaterThan(START_MS + 20 * HOUR_MS);
    for (const nowMs of [decided + 180_000, decided + 5 * HOUR_MS])
      expect(verdictOf({ ...watch, nowMs })).toMatchObject({ state: 'regressed', decidedAtMs: decided });
    expect(verdictOf({ ...watch, nowMs: decided + 100_000 }).state).not.toBe('regressed');
  });

  it('gives way to a version that serves at the same time', () => {
    const { history } = againstHistory();
    expect(verdictOf({ ...besideControl(), history }).baseline).toBe('control');
  });
});
