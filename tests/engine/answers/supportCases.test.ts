import { describe, expect, test } from 'vitest';
import type { ScenarioName } from '../../../mocks/world/world.ts';
import type { ReleaseRef } from '../../../src/engine/answers/figure.ts';
import { WHOLE_VIEW } from '../demoEngine.ts';
import { demoWorld, engineOf, known, overviewRows, settle } from './demoAnswers.ts';

async function figuresOf(scenario: ScenarioName, id: string) {
  const { body } = await settle(await engineOf(scenario), {
    kind: 'release',
    releaseId: id,
    view: WHOLE_VIEW,
  });
  if (!body.found) throw new Error(`${id} is not found`);
  const reading = (kpi: string) => {
    const figure = body.figures.find((one) => one.kpi === kpi);
    if (figure === undefined) throw new Error(`${id} has no figure ${kpi}`);
    return figure.reading;
  };
  return { phase: body.phase, reading };
}

/** "3 support cases of 8 tied to this release by time only." */
function tiedByTime(caveats: readonly string[]): number {
  const told = caveats.map((text) => /^([\d,]+) support cases? of \d+ tied/.exec(text)?.[1]).find(Boolean);
  return told === undefined ? 0 : Number(told.replace(',', ''));
}

describe('support cases equal the world’s', () => {
  test.each<ScenarioName>(['bad-release', 'steady'])('%s', async (scenario) => {
    const { supportCases } = demoWorld(scenario);
    const releases: ReleaseRef[] = (await overviewRows(scenario)).map(({ release }) => release);
    const newest = (one: ReleaseRef) =>
      !releases.some(
        (other) => other.service === one.service && (other.startedAtMs ?? 0) > (one.startedAtMs ?? 0),
      );
    let named = 0;
    for (const release of releases.slice(0, 8)) {
      const { phase, reading } = await figuresOf(scenario, release.id);
      if (phase === null) continue;
      const count = known(reading('support-cases'));
      // The help desk tells whole seconds and holds its newest minute back.
      const within = supportCases.filter(
        ({ service, openedAtMs }) =>
          service === release.service &&
          openedAtMs >= phase.window.startMs &&
          openedAtMs < phase.window.endMs,
      );
      const naming = within.filter(({ version }) => version === release.version).length;
      expect([release.id, count.value - tiedByTime(count.caveats)]).toEqual([release.id, naming]);
      named += naming;
      if (newest(release)) {
        const fitting = within.filter(({ version }) => version === null || version === release.version);
        expect([release.id, count.value]).toEqual([release.id, fitting.length]);
      }
    }
    if (scenario === 'bad-release') expect(named).toBeGreaterThan(5);
  });

  test('and are held against the sessions of the same hours where sessions are known', async () => {
    const shop = (await overviewRows('bad-release')).find(
      ({ release }) => release.service === 'shop',
    )?.release;
    const { reading } = await figuresOf('bad-release', shop?.id ?? '');
    const count = known(reading('support-cases'));
    const rate = known(reading('support-cases-per-sessions'));
    expect(rate).toMatchObject({ unit: 'per-1000-sessions', numerator: count.value });
    expect(rate.value).toBeCloseTo((count.value / (rate.denominator ?? 0)) * 1000, 9);
    const pay = (await overviewRows('bad-release')).find(
      ({ release }) => release.service === 'payments',
    )?.release;
    const without = (await figuresOf('bad-release', pay?.id ?? '')).reading('support-cases-per-sessions');
    expect(without).toMatchObject({ kind: 'unknown', reason: 'no-data' });
  });
});
