import { describe, expect, test } from 'vitest';
import type { OverviewRow } from '../../../src/engine/answers/overviewBody.ts';
import type { View } from '../../../src/engine/answers/question.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { demoEngine, STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { engineOf, settle } from './demoAnswers.ts';

// Some minutes after a bucket's end, when its last scrape has arrived for a live look, too.
const AT_MS = STORY_NOW_MS - 26 * HOUR_MS - 2 * MINUTE_MS;
const frozenView: View = { ...WHOLE_VIEW, atMs: AT_MS };

/** Error trackers keep no history of their counts; sessions come in whole hours. */
const NOT_REWOUND = /error-groups$|^crash-free-sessions$/;

function facts({ release, verdict, figures, phase }: OverviewRow) {
  return {
    release,
    verdict: verdict === null ? null : [verdict.state, verdict.reason],
    window: phase?.window ?? null,
    figures: Object.entries(figures)
      .filter(([kpi]) => !NOT_REWOUND.test(kpi))
      .map(([kpi, { reading, change }]) => [
        kpi,
        reading.kind === 'known' ? reading.value : reading.reason,
        change.kind,
      ]),
  };
}

const MOMENTS = [
  ['a day ago', 'bad-release', AT_MS],
  ['amid a bad release', 'bad-release', STORY_NOW_MS - 2 * HOUR_MS - 2 * MINUTE_MS],
  ['before a fix was fixed', 'fix-of-a-fix', STORY_NOW_MS - 30 * HOUR_MS - 2 * MINUTE_MS],
] as const;

describe.each(MOMENTS)('a frozen view of %s', (_, scenario, atMs) => {
  const view = { ...WHOLE_VIEW, atMs };
  /** An engine whose clock stood there, in the same world. */
  const thatTime = demoEngine(scenario, atMs);

  test('shows the releases, verdicts and figures that an engine of then showed', async () => {
    const now = await settle(await engineOf(scenario), { kind: 'overview', view });
    const then = await settle(await thatTime, { kind: 'overview', view: WHOLE_VIEW });
    expect(now.nowMs).toBe(atMs);
    expect(then.body.rows.length).toBeGreaterThan(5);
    expect(now.body.rows.map(facts)).toEqual(then.body.rows.map(facts));
  });

  test('draws the lane and the incidents of then', async () => {
    const now = await settle(await engineOf(scenario), { kind: 'shell', view });
    const then = await settle(await thatTime, { kind: 'shell', view: WHOLE_VIEW });
    expect(now.body.lane).toEqual(then.body.lane);
    expect(now.body.incidents).toEqual(then.body.incidents);
    expect(now.body).toMatchObject({ frozenAtMs: atMs, asOfMs: atMs });
    expect(then.body.frozenAtMs).toBeNull();
  });
});

/** What differs by design: the questions asked and how often they are asked again (`inputs`, a verdict's `data`), and what no source remembers (`groups` are error groups compared by their counts). */
const BY_DESIGN = new Set([
  'key',
  'inputs',
  'data',
  'caveats',
  'incomplete',
  'events',
  'users',
  'groups',
  'updatedAtMs',
  'fixReleaseNames',
  'links',
]);

function comparable(body: unknown): unknown {
  return JSON.parse(
    JSON.stringify(body, (name, value: unknown) => (BY_DESIGN.has(name) ? undefined : value)),
  );
}

describe('a frozen screen is what an engine of then answered:', () => {
  const atMs = STORY_NOW_MS - 22 * HOUR_MS - 2 * MINUTE_MS;
  const thatTime = demoEngine('fix-of-a-fix', atMs);

  test.each([
    { kind: 'release', releaseId: 'shop@2.15.1' },
    { kind: 'watch', releaseId: 'shop@2.15.1' },
    { kind: 'compare', a: 'shop@2.15.0', b: 'shop@2.15.1' },
    { kind: 'trends' },
    { kind: 'verdicts' },
  ] as const)('$kind', async (asked) => {
    const engine = await engineOf('fix-of-a-fix');
    const now = await settle(engine, { ...asked, view: { ...WHOLE_VIEW, atMs } });
    const then = await settle(await thatTime, { ...asked, view: WHOLE_VIEW });
    expect(comparable(now.body)).toEqual(comparable(then.body));
    expect(JSON.stringify(then.body).length).toBeGreaterThan(1_000);
  });
});

describe('a frozen view of a minute', () => {
  test('knows no release that came later, and no verdict goes stale because its moment is past', async () => {
    const engine = await engineOf('bad-release');
    const live = await settle(engine, { kind: 'overview', view: WHOLE_VIEW });
    const newest = live.body.rows[0]?.release;
    if (newest?.startedAtMs === undefined || newest.startedAtMs === null) throw new Error('no release');
    const before = newest.startedAtMs - MINUTE_MS;
    const frozen = await settle(engine, { kind: 'overview', view: { ...WHOLE_VIEW, atMs: before } });
    const ids = frozen.body.rows.map(({ release }) => release.id);
    expect(ids).not.toContain(newest.id);
    expect(ids.length).toBeGreaterThan(5);
    expect(frozen.body.rows.filter(({ verdict }) => verdict?.state === 'stale')).toEqual([]);
  });

  test('asks no source for its present: only finished stretches of time', async () => {
    const engine = await demoEngine('steady');
    const answer = await settle(engine, {
      kind: 'receipt',
      view: frozenView,
      releaseId: 'shop@2.14.1',
      kpi: 'error-rate',
      journey: null,
    });
    if (!answer.body.found) throw new Error('no receipt');
    expect(answer.body.inputs.length).toBeGreaterThan(0);
    const paths = answer.body.inputs.flatMap(({ requests }) => requests.map(({ path }) => path));
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(path).toMatch(/query_range/);
  });

  test('says of error groups that their counts are today’s', async () => {
    const engine = await engineOf('bad-release');
    const { body } = await settle(engine, { kind: 'release', view: frozenView, releaseId: 'shop@2.14.1' });
    if (!body.found) throw new Error('not found');
    const reading = body.figures.find(({ kpi }) => kpi === 'new-error-groups')?.reading;
    if (reading?.kind !== 'known') throw new Error('unknown');
    expect(reading.caveats.join(' ')).toMatch(/today’s/);
    expect(reading.bound).toBe('exact');
  });

  test('that is still to come is the present', async () => {
    const engine = await engineOf('bad-release');
    const view = { ...WHOLE_VIEW, atMs: STORY_NOW_MS + HOUR_MS };
    const { body, nowMs } = await settle(engine, { kind: 'shell', view });
    expect([body.frozenAtMs, nowMs]).toEqual([null, STORY_NOW_MS]);
  });
});
