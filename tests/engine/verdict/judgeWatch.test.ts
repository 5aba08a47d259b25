import { describe, expect, it } from 'vitest';
import { judgeWatch } from '../../../src/engine/verdict/judgeWatch.ts';
import { besideControl, BUCKET_MS, HOUR_MS, START_MS, verdictOf } from './watches.ts';

function faultOf(input: unknown): string {
  const outcome = judgeWatch(JSON.stringify(input));
  return outcome.kind === 'fault' ? `${outcome.fault.path}: ${outcome.fault.message}` : outcome.verdict.state;
}

describe('a verdict beside a control', () => {
  it('is holding for a release without change, and says by how much it could be worse', () => {
    const verdict = verdictOf(besideControl());
    expect(verdict).toMatchObject({ id: 'checkout', state: 'holding', baseline: 'control' });
    expect(verdict.reason).toMatch(/^No worse than \+25 % against 2\.3\.0: /);
    expect(verdict.ratio?.low).toBeLessThan(1);
    expect(verdict.ratio?.high).toBeLessThan(1.25);
    expect(verdict.logE).toBeLessThan(0);
    expect(verdict.maxLogE).toBe(0);
  });

  it('is regressed soon after an onset inside the watch, and marks that hour', () => {
    const verdict = verdictOf(besideControl({ ratio: 2, onsetHour: 30 }));
    expect(verdict.state).toBe('regressed');
    expect(verdict.decidedAtMs).toBeGreaterThan(START_MS + 30 * HOUR_MS);
    expect(verdict.decidedAtMs).toBeLessThan(START_MS + 36 * HOUR_MS);
    expect(Math.abs((verdict.onsetAtMs ?? 0) - (START_MS + 30 * HOUR_MS))).toBeLessThanOrEqual(HOUR_MS);
    expect(verdict.maxLogE).toBeGreaterThanOrEqual(Math.log(20));
  });

  it('stays regressed when the harm is over', () => {
    const bad = besideControl({ ratio: 3, hours: 8 });
    const good = besideControl({ seed: 2 });
    const later = (buckets: typeof good.judged.buckets) =>
      buckets.filter(({ startMs }) => startMs >= START_MS + 8 * HOUR_MS);
    bad.judged.buckets.push(...later(good.judged.buckets));
    bad.control.buckets.push(...later(good.control.buckets));
    const verdict = verdictOf({ ...bad, nowMs: good.nowMs });
    expect(verdict.state).toBe('regressed');
    expect(verdict.decidedAtMs).toBeLessThan(START_MS + 8 * HOUR_MS);
  });

  it('decides at the same bucket whenever it is asked afterwards, with or without later data', () => {
    const watch = besideControl({ ratio: 1.7, onsetHour: 10 });
    const decided = verdictOf(watch).decidedAtMs ?? 0;
    for (const nowMs of [decided + 180_000, decided + 200_000, decided + HOUR_MS, decided + 30 * HOUR_MS]) {
      expect(verdictOf({ ...watch, nowMs })).toMatchObject({ state: 'regressed', decidedAtMs: decided });
    }
    expect(verdictOf({ ...watch, nowMs: decided + 179_999 }).state).not.toBe('regressed');
  });

  it('reads nothing younger than the watermark, before the start or after the horizon', () => {
    const watch = besideControl({ hours: 20 });
    const before = verdictOf(watch);
    const extra = { stratum: 'web', bad: 300, total: 300 };
    const judged = {
      ...watch.judged,
      buckets: [
        { ...extra, startMs: START_MS - BUCKET_MS },
        ...watch.judged.buckets,
        { ...extra, startMs: START_MS + 20 * HOUR_MS },
        { ...extra, startMs: START_MS + 80 * HOUR_MS },
      ],
    };
    const control = {
      ...watch.control,
      buckets: [
        { ...extra, bad: 0, startMs: START_MS - BUCKET_MS },
        ...watch.control.buckets,
        { ...extra, bad: 0, startMs: START_MS + 20 * HOUR_MS },
        { ...extra, bad: 0, startMs: START_MS + 80 * HOUR_MS },
      ],
    };
    expect(verdictOf({ ...watch, judged, control })).toEqual(before);
    const ended = besideControl();
    expect(verdictOf({ ...ended, nowMs: ended.nowMs + 100 * HOUR_MS })).toEqual(verdictOf(ended));
  });

  it('compares group by group: a shift to a worse group is no regression', () => {
    const shares = (mobile: number) =>
      [
        ['web', 1 - mobile, 0.005],
        ['mobile', mobile, 0.04],
      ] as const;
    const rows = (mobile: number, size: number) =>
      Array.from({ length: 300 }, (_, index) =>
        shares(mobile).map(([stratum, share, rate]) => ({
          startMs: START_MS + index * BUCKET_MS,
          stratum,
          bad: Math.round(size * share * rate),
          total: Math.round(size * share),
        })),
      ).flat();
    const watch = { ...besideControl({ hours: 25 }) };
    const verdict = verdictOf({
      ...watch,
      judged: { ...watch.judged, buckets: rows(0.5, 1000) },
      control: { ...watch.control, buckets: rows(0.2, 1000) },
    });
    expect(verdict.state).toBe('holding');
    expect(verdict.ratio?.estimate).toBeCloseTo(1, 1);
  });

  it('leaves groups that the other version never had out, and says how much that is', () => {
    const watch = besideControl({ strata: ['web', 'app'] });
    const control = {
      ...watch.control,
      buckets: watch.control.buckets.filter(({ stratum }) => stratum === 'web'),
    };
    const verdict = verdictOf({ ...watch, control });
    expect(verdict.leftOutShare).toBeCloseTo(0.5, 1);
    expect(verdict.notes.join(' ')).toContain('50 % of the traffic');
  });

  it('does not depend on the order of strata or on rows without partner', () => {
    const watch = besideControl({ strata: ['a', 'b', 'c'], hours: 30, ratio: 1.2 });
    const grouped = (buckets: typeof watch.judged.buckets) =>
      ['c', 'a', 'b'].flatMap((name) => buckets.filter(({ stratum }) => stratum === name));
    const shuffled = {
      ...watch,
      judged: { ...watch.judged, buckets: grouped(watch.judged.buckets) },
      control: { ...watch.control, buckets: grouped(watch.control.buckets) },
    };
    const [a, b] = [verdictOf(watch), verdictOf(shuffled)];
    expect(b.logE).toBeCloseTo(a.logE, 9);
    expect(b.state).toBe(a.state);
  });

  it('measures the spread from two groups of the old version, and takes 2 without them', () => {
    expect(verdictOf(besideControl()).phi).toEqual({ value: 2, source: 'assumed' });
    const earlier = besideControl({ seed: 5 });
    const back = (buckets: typeof earlier.judged.buckets) =>
      buckets.map((bucket) => ({ ...bucket, startMs: bucket.startMs - 100 * HOUR_MS }));
    const calibration = {
      a: { buckets: back(earlier.judged.buckets) },
      b: { buckets: back(earlier.control.buckets) },
    };
    const { phi } = verdictOf({ ...besideControl(), calibration });
    expect(phi.source).toBe('measured');
    expect(phi.value).toBeGreaterThanOrEqual(1);
    expect(phi.value).toBeLessThan(2);
    const thin = { a: { buckets: calibration.a.buckets.slice(0, 600) }, b: calibration.b };
    expect(verdictOf({ ...besideControl(), calibration: thin }).phi.source).toBe('assumed');
  });
});

describe('a verdict that is not green by default', () => {
  const early = (input: unknown) => {
    const { state, reason, decidedAtMs } = verdictOf(input);
    return { state, reason, decidedAtMs };
  };

  it('is too early before a whole bucket, and says so', () => {
    expect(early({ ...besideControl(), nowMs: START_MS + 200_000 })).toEqual({
      state: 'too-early',
      reason: 'No whole bucket of 2.4.0 can be judged yet.',
      decidedAtMs: null,
    });
  });

  it('is too early with few errors, and forecasts errors and hours', () => {
    const verdict = verdictOf(
      besideControl({ hours: 1, newPerBucket: 50, oldPerBucket: 450, badRate: 0.01 }),
    );
    expect(verdict.state).toBe('too-early');
    expect(verdict.reason).toMatch(
      /\d+ errors? in [\d,]+ so far; about [\d,]+ more are needed, .* h at this traffic/,
    );
    expect(verdict.judgeableIn?.lowHours).toBeGreaterThan(0);
    expect(verdict.judgeableIn?.highHours).toBeGreaterThan(verdict.judgeableIn?.lowHours ?? 0);
  });

  it('knows nothing from zeros on both sides', () => {
    const verdict = verdictOf(besideControl({ badRate: 0, hours: 30 }));
    expect(verdict).toMatchObject({ state: 'too-early', ratio: null, judgeableIn: null });
    expect(verdict.logE).toBeCloseTo(0, 12);
    expect(verdict.reason).toContain('No errors');
  });

  it('cannot judge without data, with stopped data, without a partner, or with a clock before the start', () => {
    const watch = besideControl({ hours: 30 });
    const empty = { ...watch, judged: { ...watch.judged, buckets: [] } };
    expect(early(empty)).toMatchObject({
      state: 'cannot-judge',
      reason: 'No data from 2.4.0 since its start.',
    });
    const zero = watch.judged.buckets.map((bucket) => ({ ...bucket, bad: 0, total: 0 }));
    expect(early({ ...watch, judged: { ...watch.judged, buckets: zero } }).state).toBe('cannot-judge');
    expect(early({ ...watch, nowMs: watch.nowMs + 20 * 60_000 })).toMatchObject({
      state: 'cannot-judge',
      reason: 'No data from 2.4.0 since 2026-03-04 14:00 UTC: the evidence is frozen.',
    });
    expect(early({ ...watch, control: { release: '2.3.0', buckets: [] } }).reason).toContain(
      'No data from 2.3.0',
    );
    expect(early({ ...watch, nowMs: START_MS - 1000 }).reason).toContain('clock is before the start');
    expect(early({ ...watch, control: null }).reason).toContain('Nothing to compare with');
  });

  it('does not stay green when data stop, and does not forget a regression either', () => {
    const good = besideControl({ hours: 40 });
    expect(verdictOf(good).state).toBe('holding');
    expect(verdictOf({ ...good, nowMs: good.nowMs + HOUR_MS }).state).toBe('cannot-judge');
    const bad = besideControl({ hours: 40, ratio: 2 });
    expect(verdictOf({ ...bad, nowMs: bad.nowMs + HOUR_MS }).state).toBe('regressed');
  });

  it('keeps holding when the old version was switched off after the proof, not before', () => {
    const watch = besideControl();
    const until = (hours: number) => ({
      ...watch.control,
      buckets: watch.control.buckets.filter(({ startMs }) => startMs < START_MS + hours * HOUR_MS),
    });
    expect(verdictOf({ ...watch, control: until(40) }).state).toBe('holding');
    expect(early({ ...watch, control: until(1) })).toMatchObject({
      state: 'cannot-judge',
      reason: 'No data from 2.3.0 since 2026-03-03 09:00 UTC: the evidence is frozen.',
    });
  });

  it('shows signs that are not proof as watch, and ends undecided after the horizon', () => {
    const watch = besideControl({ ratio: 1.22, seed: 4, newPerBucket: 150 });
    const states = new Set<string>();
    for (let hours = 1; hours <= 72; hours += 1)
      states.add(verdictOf({ ...watch, nowMs: START_MS + hours * HOUR_MS + 180_000 }).state);
    expect([...states]).toContain('watch');
    const thin = verdictOf(besideControl({ newPerBucket: 10, oldPerBucket: 40, badRate: 0.01 }));
    expect(thin.state).toBe('cannot-judge');
    expect(thin.reason).toMatch(
      /^72 h over without proof either way: between [\d.]+ and [\d.]+ times as many .+\.$/,
    );
  });

  it('freezes the evidence in a gap', () => {
    const watch = besideControl({ ratio: 1.3, hours: 30 });
    const outside = ({ startMs }: { startMs: number }) =>
      startMs < START_MS + 10 * HOUR_MS || startMs >= START_MS + 12 * HOUR_MS;
    const gap = { ...watch, judged: { ...watch.judged, buckets: watch.judged.buckets.filter(outside) } };
    const excluded = {
      ...watch,
      options: { excluded: [{ fromMs: START_MS + 10 * HOUR_MS, toMs: START_MS + 12 * HOUR_MS }] },
    };
    expect(verdictOf(gap).logE).toBeCloseTo(verdictOf(excluded).logE, 9);
  });
});

describe('malformed input', () => {
  const withBucket = (change: object, index = 3) => {
    const watch = besideControl({ hours: 2 });
    const buckets = watch.judged.buckets.map((bucket, place) =>
      place === index ? { ...bucket, ...change } : bucket,
    );
    return { ...watch, judged: { ...watch.judged, buckets } };
  };

  it.each([
    [{ bad: -1 }, 'judged.buckets[3].bad: must not be negative (-1)'],
    [{ bad: 0.5 }, 'judged.buckets[3].bad: must be a whole number, not 0.5'],
    [{ bad: null }, 'judged.buckets[3].bad: must be a whole number of at least 0, not null'],
    [{ bad: '3' }, 'judged.buckets[3].bad: must be a whole number of at least 0, not "3"'],
    [{ bad: 301, total: 300 }, 'judged.buckets[3].bad: is 301, more than the total of 300'],
    [{ total: -2, bad: 0 }, 'judged.buckets[3].total: must not be negative'],
    [{ total: 1.5, bad: 0 }, 'judged.buckets[3].total: must be a whole number'],
    [{ stratum: 7 }, 'judged.buckets[3].stratum: must be a text, not 7'],
    [{ startMs: 'now' }, 'judged.buckets[3].startMs: must be a time'],
    [{ startMs: START_MS }, 'judged.buckets[3].startMs: is before the bucket before it in stratum "web"'],
    [{ startMs: START_MS + 2.5 * BUCKET_MS }, 'judged.buckets[3].startMs: overlaps the bucket before it'],
  ])('names the bucket and field of %j', (change, message) => {
    expect(faultOf(withBucket(change))).toContain(message);
  });

  it.each([
    [[], 'input: must be an object, not a list'],
    [{ id: undefined }, 'id: must be a text'],
    [{ nowMs: null }, 'nowMs: must be a finite number, not null'],
    [{ kpi: { id: 'x', better: 'sideways' } }, 'kpi.better: must be "down" or "up"'],
    [{ bucketMs: 0 }, 'bucketMs: must be between'],
    [{ judged: null }, 'judged: must be an object, not null'],
    [{ control: { release: '1', buckets: [null] } }, 'control.buckets[0]: must be an object, not null'],
    [{ control: { release: '1', buckets: 'none' } }, 'control.buckets: must be a list'],
    [{ control: null, history: [{ release: '1' }] }, 'history[0].startedAtMs: must be a finite number'],
    [{ calibration: { a: { buckets: [] } } }, 'calibration.b: must be an object, not missing'],
    [{ options: { alpha: 2 } }, 'options.alpha: must be between'],
    [{ options: { horizonHours: 'long' } }, 'options.horizonHours: must be a finite number'],
    [{ options: { excluded: [{ fromMs: 2, toMs: 1 }] } }, 'options.excluded[0].toMs: must be after fromMs'],
  ])('names the field of %j', (change, message) => {
    expect(faultOf(Array.isArray(change) ? change : { ...besideControl({ hours: 1 }), ...change })).toContain(
      message,
    );
  });

  it('names the field that holds NaN or Infinity, which some languages write into JSON', () => {
    const text = JSON.stringify(withBucket({ bad: 123456789 }));
    for (const token of ['NaN', '-Infinity'])
      expect(judgeWatch(text.replace('123456789', token))).toMatchObject({
        fault: {
          id: 'checkout',
          path: 'judged.buckets[3].bad',
          message: `must be a whole number of at least 0, not "${token}"`,
        },
      });
    expect(judgeWatch('{"NaN": "NaN", "id": NaN')).toMatchObject({ fault: { path: 'input' } });
  });

  it('takes a byte order mark before the text', () => {
    expect(judgeWatch(`\uFEFF${JSON.stringify(besideControl({ hours: 1 }))}`).kind).toBe('verdict');
  });

  it('tells text that is not JSON, and keeps the id where there is one', () => {
    expect(judgeWatch('{"id": ')).toMatchObject({ kind: 'fault', fault: { id: null, path: 'input' } });
    expect(judgeWatch('{"id": "a", "nowMs": 1}')).toMatchObject({ fault: { id: 'a', path: 'kpi' } });
  });

  it('judges thousands of strata', () => {
    const strata = Array.from({ length: 3000 }, (_, index) => `route-${index}`);
    const verdict = verdictOf(
      besideControl({ hours: 2, strata, newPerBucket: 2, oldPerBucket: 8, ratio: 3 }),
    );
    expect(verdict.state).toBe('regressed');
  });
});
