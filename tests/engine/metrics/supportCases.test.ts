import { describe, expect, it } from 'vitest';
import type { TicketAttribution } from '../../../src/engine/domain/attribution.ts';
import { supportCases } from '../../../src/engine/metrics/supportCases.ts';
import { supportCase } from '../domain/supportCaseSample.ts';
import { CONTEXT, WINDOW } from './samples.ts';

const STATED: TicketAttribution = { by: 'affected release', confidence: 'stated' };
const POSSIBLE: TicketAttribution = { by: 'time of start', confidence: 'possible' };

const at = (openedAtMs: number, attribution = STATED) => ({
  ticket: supportCase({ openedAtMs }),
  attribution,
});
const read = (cases: readonly ReturnType<typeof at>[], unattributed = 0) =>
  supportCases({ ...CONTEXT, cases, window: WINDOW, unattributed, all: cases.length + unattributed });

describe('support cases of a release', () => {
  it('are zero where there is none, without a caveat', () => {
    expect(read([])).toMatchObject({ kind: 'known', value: 0, bound: 'exact', caveats: [] });
  });

  it('are those opened in its window: from its first moment, before its end', () => {
    const cases = [at(WINDOW.startMs), at(WINDOW.endMs - 1), at(WINDOW.endMs), at(WINDOW.startMs - 1)];
    expect(read(cases)).toMatchObject({
      value: 2,
      sample: { count: 2, of: 'support cases' },
      caveats: ['2 support cases outside this window name this release.'],
    });
  });

  it('say how many are tied by time only', () => {
    expect(read([at(WINDOW.startMs), at(WINDOW.startMs, POSSIBLE)])).toMatchObject({
      value: 2,
      caveats: ['1 support case of 2 tied to this release by time only.'],
    });
  });

  it('are marked where data are missing, not where only something is to be known', () => {
    const cases = [at(WINDOW.startMs)];
    expect(read(cases, 3)).not.toHaveProperty('incomplete');
    const cut = {
      ...CONTEXT,
      caveats: ['Board: cut at 1,000.'],
      cases,
      window: WINDOW,
      unattributed: 0,
      all: 1,
    };
    expect(supportCases(cut)).toMatchObject({ incomplete: true });
  });

  it('say how many of all are tied to no release', () => {
    expect(read([at(WINDOW.startMs)], 1203)).toMatchObject({
      caveats: ['1,203 of all 1,204 support cases are tied to no release.'],
    });
  });
});
