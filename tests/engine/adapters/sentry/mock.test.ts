import { getResponse } from 'msw';
import { describe, expect, it } from 'vitest';
import { handlers } from '../../../../mocks/vendors/sentry/handlers.ts';
import { DAY_MS, HOUR_MS, NOW_MS, SERVICES, storyWorld } from './connectSentry.ts';

// Simulating a company takes seconds on a busy machine.
const ask = async (tail: string, nowMs = NOW_MS) => {
  const told = { world: storyWorld(), nowMs: () => nowMs };
  const address = `https://dash.invalid/api/errors/api/0/organizations/${tail}`;
  const response = await getResponse(
    handlers(told, { base: '/api/errors', services: SERVICES }),
    new Request(address),
  );
  if (response === undefined) throw new Error(`nobody answers ${address}`);
  return response;
};
const iso = (ms: number) => new Date(ms).toISOString();
const sixtyDays = `start=${iso(NOW_MS - 60 * DAY_MS)}&end=${iso(NOW_MS)}`;
const grouped = 'field=sum(session)&groupBy=release&groupBy=session.status&interval=1h';

describe('the Sentry mock', () => {
  it('really cuts groups beyond 10,000 points, without a word', async () => {
    const totals = await (await ask(`harbour/sessions/?${grouped}&${sixtyDays}&includeSeries=0`)).json();
    const series = await (await ask(`harbour/sessions/?${grouped}&${sixtyDays}`)).json();
    expect(totals.groups.length).toBeGreaterThan(series.groups.length);
    expect(series.groups).toHaveLength(Math.floor(10_000 / (60 * 24 + 1)));
  });

  it('refuses a rate together with the status, and intervals below an hour', async () => {
    expect(
      (await ask(`harbour/sessions/?${grouped}&${sixtyDays}&field=crash_free_rate(session)`)).status,
    ).toBe(400);
    expect((await ask(`harbour/sessions/?field=sum(session)&interval=5m&${sixtyDays}`)).status).toBe(400);
  });

  it('knows one organisation, lists unresolved issues by default, and all with an empty query', async () => {
    expect((await ask('elsewhere/issues/')).status).toBe(404);
    const byDefault = await ask('harbour/issues/');
    const all = await ask('harbour/issues/?query=');
    expect(Number(all.headers.get('X-Hits'))).toBeGreaterThan(Number(byDefault.headers.get('X-Hits')));
  });

  it('sets a regression to ongoing after a week, while the search by release still finds it', async () => {
    const back = storyWorld()
      .errorGroups.flatMap(({ regressions }) => regressions)
      .find(({ atMs }) => atMs < NOW_MS - 8 * DAY_MS);
    const at = back?.atMs ?? 0;
    const substatuses = async (nowMs: number) => {
      const rows: { substatus: string }[] = await (
        await ask('harbour/issues/?query=is:unresolved', nowMs)
      ).json();
      return rows.filter(({ substatus }) => substatus === 'regressed').length;
    };
    expect(await substatuses(at + HOUR_MS)).toBeGreaterThan(0);
    const detail = await ask(
      `harbour/issues/${4_100_100 + storyWorld().errorGroups.findIndex(({ regressions }) => regressions.some(({ atMs }) => atMs === at))}/`,
    );
    const issue: { substatus: string; activity: { type: string }[] } = await detail.json();
    expect(issue.substatus).toBe('ongoing');
    expect(issue.activity.map(({ type }) => type)).toContain('set_regression');
  });

  it('tells of nothing that has not happened yet', async () => {
    const early: unknown[] = await (await ask('harbour/releases/', storyWorld().startMs + DAY_MS)).json();
    const late: unknown[] = await (await ask('harbour/releases/')).json();
    expect(early.length).toBeLessThan(late.length);
  });
});
