import { describe, expect, test } from 'vitest';
import { requestTruth } from '../../../mocks/world/truth.ts';
import type { Platform, ScenarioName } from '../../../mocks/world/world.ts';
import type { Compared, CompareRow, NotCompared } from '../../../src/engine/answers/compareBody.ts';
import { floorTo, HOUR_MS, intersect, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { demoEngine, STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { demoWorld, engineOf, known, settle } from './demoAnswers.ts';

async function answerOf(engine: Engine, a: string | null, b: string | null, service: string | null = null) {
  return (await settle(engine, { kind: 'compare', view: { ...WHOLE_VIEW, service }, a, b })).body;
}

async function compared(scenario: ScenarioName, a: string | null, b: string | null): Promise<Compared> {
  const body = await answerOf(await engineOf(scenario), a, b);
  if (!body.ready) throw new Error(body.why);
  return body;
}

async function refused(scenario: ScenarioName, a: string | null, b: string | null): Promise<NotCompared> {
  const body = await answerOf(await engineOf(scenario), a, b);
  if (body.ready) throw new Error(`compared ${body.b.id} with ${body.a.id}`);
  return body;
}

function rowOf(body: Compared, id: string): CompareRow {
  const row = [...body.figures, ...body.journeys, ...body.strata, ...body.endpoints].find(
    (one) => one.id === id,
  );
  if (row === undefined) throw new Error(`no row ${id}`);
  return row;
}

function ratioOf(body: Compared, id: string) {
  const { ratio, noRatio } = rowOf(body, id);
  if (ratio === null) throw new Error(`no ratio of ${id}: ${noRatio}`);
  return ratio;
}

describe('which two are compared', () => {
  test('not chosen: the newest release against the one that served before it', async () => {
    const body = await compared('bad-release', null, null);
    expect([body.a.id, body.b.id]).toEqual(['shop@2.14.1', 'shop@2.15.0']);
    expect(body.choices.map(({ startedAtMs }) => startedAtMs)).toEqual(
      body.choices.map(({ startedAtMs }) => startedAtMs).toSorted((x, y) => (y ?? 0) - (x ?? 0)),
    );
  });

  test('the chosen service names the newest release; a chosen one names the service', async () => {
    const engine = await engineOf('bad-release');
    const ofView = await answerOf(engine, null, null, 'payments');
    expect([ofView.a?.service, ofView.b?.service]).toEqual(['payments', 'payments']);
    const ofChosen = await compared('bad-release', null, 'shop@2.14.1');
    // 2.14.0 had been taken back by then, and 2.13.2 served.
    expect([ofChosen.a.id, ofChosen.b.id]).toEqual(['shop@2.13.2', 'shop@2.14.1']);
  });

  test('only the older one chosen: the newest is held against it', async () => {
    const body = await compared('bad-release', 'shop@2.13.0', null);
    expect([body.a.id, body.b.id]).toEqual(['shop@2.13.0', 'shop@2.15.0']);
  });

  test('a release with itself, two services, and a name that nobody knows are refused in words', async () => {
    expect((await refused('steady', 'shop@2.13.0', 'shop@2.13.0')).why).toContain('not compared with itself');
    const [shop, payments] = ['shop@2.13.0', 'payments'];
    const engine = await engineOf('steady');
    const other = (await answerOf(engine, null, null, payments)).b?.id ?? '';
    const services = await refused('steady', shop, other);
    expect(services.why).toContain('not comparable');
    expect([services.a?.id, services.b?.id]).toEqual([shop, other]);
    const unknown = await refused('steady', 'shop@9.9.9', null);
    expect(unknown.why).toContain('shop@9.9.9');
    expect(unknown.a).toBeNull();
    expect(unknown.choices.length).toBeGreaterThan(5);
  });

  test('nothing deployed: nothing to choose, and said so', async () => {
    const body = await refused('empty', null, null);
    expect(body.choices).toEqual([]);
    expect(body.why).toContain('Nothing has been deployed');
  });
});

describe('the same stretch of both lives', () => {
  test('as long as the younger one has served, from T+0 of each', async () => {
    const body = await compared('bad-release', null, null);
    expect(body.endedBy).toEqual({ kind: 'age', version: '2.15.0' });
    expect(body.lengthMs).toBe(STORY_NOW_MS - floorTo(body.b.startedAtMs ?? 0, 5 * MINUTE_MS));
    const longest = Math.max(...[body.windowA, body.windowB].map(({ startMs, endMs }) => endMs - startMs));
    expect(longest).toBeLessThanOrEqual(body.lengthMs + HOUR_MS);
  });

  test('both old: the whole window', async () => {
    const body = await compared('bad-release', 'shop@2.13.0', 'shop@2.14.1');
    expect(body.endedBy).toEqual({ kind: 'window' });
    expect(body.lengthMs).toBe(72 * HOUR_MS);
    expect([body.receiptA, body.receiptB]).toEqual(['shop@2.13.0', 'shop@2.14.1']);
  });

  test('a release that was taken back has only its few hours to show, days later too', async () => {
    const engine = await demoEngine('bad-release', STORY_NOW_MS + 30 * HOUR_MS);
    const body = await answerOf(engine, 'shop@2.14.1', 'shop@2.15.0');
    if (!body.ready) throw new Error(body.why);
    expect(body.endedBy).toEqual({ kind: 'stopped', version: '2.15.0' });
    expect(body.lengthMs).toBeGreaterThan(2 * HOUR_MS);
    expect(body.lengthMs).toBeLessThan(4 * HOUR_MS);
    expect(body.receiptB).toBeNull();
  });

  test('both lines begin at their own T+0 and end with the stretch', async () => {
    const { errorRate, lengthMs } = await compared('bad-release', null, null);
    expect(errorRate.map(({ label, role }) => [label, role])).toEqual([
      ['2.15.0', 'judged'],
      ['2.14.1', 'baseline'],
    ]);
    for (const { sinceMs } of errorRate) expect(sinceMs.at(-1)).toBeLessThan(lengthMs);
  });
});

describe('the figures are the true ones', () => {
  test.each<[string, Platform | undefined, string]>([
    ['error-rate', undefined, 'checkout and search'],
    ['stratum/mobile', 'mobile', 'on phones'],
    ['stratum/web', 'web', 'on the web'],
  ])('%s: both values and the ratio', async (id, platform) => {
    const body = await compared('bad-release', 'shop@2.13.0', 'shop@2.14.1');
    const world = demoWorld('bad-release');
    const truth = (version: string, window: Compared['windowA']) => {
      const { failed, total } = requestTruth(world, {
        service: 'shop',
        version,
        window,
        ...(platform === undefined ? {} : { platform }),
      });
      return failed / total;
    };
    const [a, b] = [truth('2.13.0', body.windowA), truth('2.14.1', body.windowB)];
    const row = rowOf(body, id);
    expect(Math.abs(known(row.a).value / a - 1)).toBeLessThan(0.02);
    expect(Math.abs(known(row.b).value / b - 1)).toBeLessThan(0.02);
    expect(Math.abs(ratioOf(body, id).value / (b / a) - 1)).toBeLessThan(0.03);
  });

  test('the release that breaks checkout on phones: there by the factor of its fault, elsewhere near 1', async () => {
    // Two hours in, the canary has seen enough; the fault multiplies failures by 4.
    const engine = await demoEngine('bad-release', STORY_NOW_MS + 2 * HOUR_MS);
    const body = await answerOf(engine, 'shop@2.14.1', 'shop@2.15.0');
    if (!body.ready) throw new Error(body.why);
    const phones = ratioOf(body, 'transaction-success/checkout/mobile');
    expect(phones.reads).toBe('more');
    expect(phones.low ?? 0).toBeLessThan(4);
    expect(phones.high ?? Infinity).toBeGreaterThan(4);
    const elsewhere = ['checkout/web', 'search/web', 'search/mobile'];
    for (const part of elsewhere) {
      const { ratio } = rowOf(body, `transaction-success/${part}`);
      if (ratio !== null) expect([part, ratio.reads]).toEqual([part, 'either']);
    }
  });

  test('parts stand below their journey, and only whole KPIs have a receipt', async () => {
    const { journeys, figures } = await compared('steady', 'shop@2.13.0', 'shop@2.14.1');
    const checkout = journeys.filter(({ id }) => id.startsWith('transaction-success/checkout'));
    expect(checkout.map(({ partOf, hasReceipt }) => [partOf, hasReceipt])).toEqual([
      [null, true],
      ['transaction-success/checkout', false],
      ['transaction-success/checkout', false],
    ]);
    expect(figures.every(({ hasReceipt }) => hasReceipt)).toBe(true);
  });
});

test('where nothing was wrong in either stretch, few ratios stand out: the intervals are as wide as they say', async () => {
  const engine = await engineOf('steady');
  const { faults } = demoWorld('steady');
  let made = 0;
  let beyond = 0;
  for (const service of ['shop', 'accounts', 'payments']) {
    const wrong = faults.filter(({ services }) => services.includes(service));
    const calm = (await answerOf(engine, null, null, service)).choices.filter(({ startedAtMs }) => {
      const stretch = { startMs: startedAtMs ?? 0, endMs: (startedAtMs ?? 0) + 72 * HOUR_MS };
      return wrong.every(({ startMs, endMs }) => intersect(stretch, { startMs, endMs }) === null);
    });
    for (const [index, b] of calm.entries()) {
      for (const a of calm.slice(index + 1)) {
        const body = await answerOf(engine, a.id, b.id);
        if (!body.ready) continue;
        for (const { ratio } of [...body.journeys, ...body.strata]) {
          if (ratio === null) continue;
          made += 1;
          if (ratio.reads !== 'either') beyond += 1;
        }
      }
    }
  }
  expect(made).toBeGreaterThan(60);
  expect(beyond / made).toBeLessThan(0.1);
});

test('endpoints: most change in number first, and their traffic is that of the release', async () => {
  const body = await compared('bad-release', 'shop@2.13.0', 'shop@2.14.1');
  expect(body.endpointsUnknown).toBeNull();
  const moved = body.endpoints.map(({ a, b }) => {
    return Math.abs((known(b).value - known(a).value) * (known(b).denominator ?? 0));
  });
  expect(moved).toEqual(moved.toSorted((x, y) => y - x));
  const total = body.endpoints.reduce((all, { b }) => all + (known(b).denominator ?? 0), 0);
  expect(Math.abs(total / (known(rowOf(body, 'error-rate').b).denominator ?? 0) - 1)).toBeLessThan(0.01);
});

test('endpoints of a release that is minutes old are said to come by the hour', async () => {
  const { endpoints, endpointsUnknown } = await compared('bad-release', null, null);
  expect(endpoints).toEqual([]);
  expect(endpointsUnknown).toContain('whole hours');
});

describe('what is missing is said', () => {
  test('thin traffic: no ratio, and how much more is needed', async () => {
    const body = await compared('thin-traffic', null, null);
    const row = rowOf(body, 'error-rate');
    expect(row.ratio).toBeNull();
    expect(row.noRatio).toMatch(/^Only \d+ of 100 requests/);
    expect(body.journeys.every(({ ratio }) => ratio === null)).toBe(true);
  });

  test('error tracking down: its figures and groups are unknown, the others stand', async () => {
    const body = await compared('source-down', 'shop@2.13.0', 'shop@2.14.1');
    expect(rowOf(body, 'crash-free-sessions').b).toMatchObject({ kind: 'unknown', reason: 'source-failed' });
    expect(body.groups).toEqual([]);
    expect(body.groupsUnknown).toContain('cannot be reached');
    expect(ratioOf(body, 'error-rate').value).toBeGreaterThan(0.5);
  });

  test('tickets are shown and not divided: the older release has had more time for them', async () => {
    const { ratio, noRatio, b } = rowOf(await compared('steady', 'shop@2.13.0', 'shop@2.14.1'), 'incidents');
    expect([ratio, b.kind]).toEqual([null, 'known']);
    expect(noRatio).toContain('more time');
  });
});

describe('error groups', () => {
  test('the group of the new fault is new beyond chance; a rare one that stays away is only not seen yet', async () => {
    const { groups } = await compared('bad-release', null, null);
    const wallet = groups.find(({ title }) => title.startsWith('WalletError'));
    expect(wallet).toMatchObject({ seen: 'only-b', eventsA: 0, silence: { settled: true } });
    const silent = groups.filter(({ seen }) => seen === 'only-a');
    expect(silent.length).toBeGreaterThan(2);
    for (const { silence, usersA } of silent) {
      if ((usersA ?? 0) < 10) expect(silence?.settled).toBe(false);
      expect(silence?.chance).toBeGreaterThan(0);
    }
  });

  test('those that hurt most users come first, and no two entries are one group', async () => {
    const { groups } = await compared('bad-release', 'shop@2.13.0', 'shop@2.14.1');
    const hurt = groups.map(({ usersA, usersB }) => Math.max(usersA ?? 0, usersB ?? 0));
    expect(hurt).toEqual(hurt.toSorted((x, y) => y - x));
    expect(new Set(groups.map(({ id }) => id)).size).toBe(groups.length);
    for (const { seen, ratio, silence } of groups) {
      expect([ratio !== null, silence !== null]).toEqual([seen === 'both', seen !== 'both']);
    }
  });
});

test('the mix: shares add up to one, and the standardised figure of a is its own', async () => {
  const body = await compared('bad-release', null, null);
  for (const { rows } of body.mix) {
    expect(rows.reduce((all, { shareA }) => all + shareA, 0)).toBeCloseTo(1, 9);
    expect(rows.reduce((all, { shareB }) => all + shareB, 0)).toBeCloseTo(1, 9);
  }
  const row = rowOf(body, 'error-rate');
  // The canary is more of phones than the release before it, which had begun on the web too.
  expect(row.standardised?.by).toBe('platform');
  expect(row.standardised?.a).toBeCloseTo(known(row.a).value, 9);
  expect(row.standardised?.ratio.value).toBeLessThan(row.ratio?.value ?? 0);
});
