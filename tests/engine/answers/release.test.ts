import { describe, expect, test } from 'vitest';
import { ticketTruth } from '../../../mocks/world/truth.ts';
import type { Figure } from '../../../src/engine/answers/figure.ts';
import type { View } from '../../../src/engine/answers/question.ts';
import type { ReleaseBody } from '../../../src/engine/answers/releaseBody.ts';
import { KPI_DEFINITIONS } from '../../../src/engine/metrics/definitions.ts';
import { STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';
import { demoWorld, engineOf, known, overviewOf, overviewRows, readingOf, settle } from './demoAnswers.ts';

type Found = Extract<ReleaseBody, { found: true }>;

async function releaseBody(releaseId: string, view: View = WHOLE_VIEW): Promise<Found> {
  const { body } = await settle(await engineOf('bad-release'), { kind: 'release', view, releaseId });
  if (!body.found) throw new Error(`${releaseId} was not found`);
  return body;
}

function figureOf({ figures }: Found, kpi: string): Figure {
  const figure = figures.find((each) => each.kpi === kpi);
  if (figure === undefined) throw new Error(`no figure ${kpi}`);
  return figure;
}

describe('an unknown release', () => {
  test('is answered with the releases of the nearest names', async () => {
    const engine = await engineOf('bad-release');
    const { body } = await settle(engine, { kind: 'release', view: WHOLE_VIEW, releaseId: 'shop@2.14.9' });
    if (body.found) throw new Error('found');
    expect(body.nearest.map(({ id }) => id).slice(0, 2)).toEqual(['shop@2.14.1', 'shop@2.14.0']);
    expect(body.nearest.map(({ service }) => service)).toEqual(['shop', 'shop', 'shop', 'shop', 'shop']);
  });

  test('is found by its version alone, too', async () => {
    const engine = await engineOf('bad-release');
    const { body } = await settle(engine, { kind: 'release', view: WHOLE_VIEW, releaseId: '1.19' });
    if (body.found) throw new Error('found');
    expect(body.nearest.map(({ id }) => id).slice(0, 2)).toEqual(['payments@1.19.1', 'payments@1.19.0']);
  });

  test('that resembles nothing is answered with the newest ones', async () => {
    const engine = await engineOf('bad-release');
    const { body } = await settle(engine, { kind: 'release', view: WHOLE_VIEW, releaseId: 'warehouse@9' });
    const rows = await overviewRows('bad-release');
    expect(body).toEqual({ found: false, nearest: rows.slice(0, 5).map(({ release }) => release) });
  });
});

describe('a release', () => {
  test('shows every KPI once, in the order of the definitions, equal to the overview’s', async () => {
    const body = await releaseBody('shop@2.15.0');
    expect(body.figures.map(({ kpi }) => kpi)).toEqual(KPI_DEFINITIONS.map(({ id }) => id));
    const row = (await overviewRows('bad-release')).find(({ release }) => release.id === 'shop@2.15.0');
    for (const [kpi, figure] of Object.entries(row?.figures ?? {})) {
      const reading = body.figures.find((each) => each.kpi === kpi)?.reading;
      expect([kpi, reading?.kind === 'known' ? reading.value : reading?.reason]).toEqual([
        kpi,
        figure.reading.kind === 'known' ? figure.reading.value : figure.reading.reason,
      ]);
    }
  });

  test('names its neighbours in the order of deployment', async () => {
    const body = await releaseBody('shop@2.14.1');
    expect([body.previous?.id, body.next?.id]).toEqual(['shop@2.13.2', 'shop@2.15.0']);
    expect((await releaseBody('shop@2.15.0')).next).toBeNull();
  });

  test('shows its critical journeys first, and their sums make the whole', async () => {
    const body = await releaseBody('shop@2.14.1');
    expect(body.journeys.map(({ id, critical }) => [id, critical])).toEqual([
      ['checkout', true],
      ['search', false],
    ]);
    const parts = body.journeys.map(({ success }) => known(success.reading));
    const whole = known(figureOf(body, 'transaction-success').reading);
    const attempts = parts.reduce((sum, { denominator }) => sum + (denominator ?? 0), 0);
    expect(attempts).toBeCloseTo(whole.denominator ?? Number.NaN, 3);
  });

  test.each(['shop@2.14.1', 'shop@2.13.2', 'payments@1.20.0'])(
    '%s: the line’s points add up to the figure',
    async (id) => {
      const body = await releaseBody(id);
      const [line] = body.errorRate;
      const rate = known(figureOf(body, 'error-rate').reading);
      const sum = (column: readonly (number | null)[] = []) =>
        column.reduce<number>((all, one) => all + (one ?? 0), 0);
      expect(sum(line?.denominator)).toBeCloseTo(rate.denominator ?? Number.NaN, 3);
      expect(sum(line?.numerator)).toBeCloseTo(rate.numerator ?? Number.NaN, 3);
    },
  );

  test('shows exactly the incidents whose tickets name it', async () => {
    const body = await releaseBody('shop@2.15.0');
    const truth = ticketTruth(demoWorld('bad-release'), {
      kind: 'incident',
      service: 'shop',
      version: '2.15.0',
      nowMs: STORY_NOW_MS,
    });
    expect(body.incidents.map(({ incident }) => incident.title)).toEqual(truth.map(({ title }) => title));
    expect(
      body.incidents.every(({ open, attribution }) => open && attribution.by === 'affected release'),
    ).toBe(true);
  });

  test('keeps every source’s spelling of it', async () => {
    const { spellings } = await releaseBody('shop@2.14.1');
    expect(spellings).toEqual(
      expect.arrayContaining([
        { sourceId: 'metrics', name: '2.14.1' },
        { sourceId: 'tickets', name: 'Shop 2.14.1' },
        { sourceId: 'errors', name: expect.stringMatching(/^shop@2\.14\.1\+\d+$/) },
      ]),
    );
  });
});

describe('the baseline', () => {
  test('is the release deployed before, unless another one is chosen', async () => {
    const standard = await releaseBody('shop@2.14.1');
    expect(standard.phase?.baseline?.release.id).toBe('shop@2.13.2');
    const chosen = await releaseBody('shop@2.14.1', { ...WHOLE_VIEW, baseline: 'shop@2.13.0' });
    expect(chosen.phase?.baseline?.release.id).toBe('shop@2.13.0');
    const change = chosen.figures.find(({ kpi }) => kpi === 'error-rate')?.change;
    const older = (await overviewRows('bad-release')).find(({ release }) => release.id === 'shop@2.13.0');
    if (change?.kind !== 'known' || older === undefined) throw new Error('not compared');
    expect(change.baseline.value).toBeCloseTo(known(readingOf(older, 'error-rate')).value, 6);
  });

  test('has a stretch as long as the judged one, and never the judged release’s own time', async () => {
    for (const { phase, release } of (await overviewOf('bad-release')).body.rows) {
      if (phase === null || phase.baseline === null) continue;
      const { window } = phase.baseline;
      expect(phase.baseline.release.id).not.toBe(release.id);
      // Both ends are cut to full hours.
      expect(
        Math.abs(window.endMs - window.startMs - (phase.window.endMs - phase.window.startMs)),
      ).toBeLessThanOrEqual(3_600_000);
    }
  });

  test('of another service, or unknown, is not taken: the release before it is', async () => {
    for (const baseline of ['accounts@5.5.0', 'shop@99']) {
      const body = await releaseBody('shop@2.14.1', { ...WHOLE_VIEW, baseline });
      expect(body.phase?.baseline?.release.id).toBe('shop@2.13.2');
    }
  });

  test('is never the release itself', async () => {
    const body = await releaseBody('shop@2.14.1', { ...WHOLE_VIEW, baseline: 'shop@2.14.1' });
    expect(body.phase?.baseline).toBeNull();
    expect(body.phase?.noBaseline).toBe('A release is not compared with itself.');
    expect(body.figures.every(({ change }) => change.kind === 'unknown')).toBe(true);
  });
});

describe('the service of the view', () => {
  test('filters the overview', async () => {
    const view = { ...WHOLE_VIEW, service: 'payments' };
    const { body } = await settle(await engineOf('bad-release'), { kind: 'overview', view });
    expect(new Set(body.rows.map(({ release }) => release.service))).toEqual(new Set(['payments']));
  });

  test('that settings do not know filters nothing', async () => {
    const view = { ...WHOLE_VIEW, service: 'warehouse' };
    const { body } = await settle(await engineOf('bad-release'), { kind: 'overview', view });
    expect(body.rows).toHaveLength((await overviewRows('bad-release')).length);
  });
});
