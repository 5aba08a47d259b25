import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TicketAttribution } from '../../../src/engine/domain/attribution.ts';
import type { Defect, Incident } from '../../../src/engine/domain/ticket.ts';
import { MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { escapedDefects } from '../../../src/engine/metrics/escapedDefects.ts';
import { incidents } from '../../../src/engine/metrics/incidents.ts';
import { openDefects } from '../../../src/engine/metrics/openDefects.ts';
import { timeToRestore } from '../../../src/engine/metrics/timeToRestore.ts';
import { defect, incident } from '../domain/ticketSamples.ts';
import { CONTEXT, T, WINDOW } from './samples.ts';

const STATED: TicketAttribution = { by: 'affected release', confidence: 'stated' };
const LIKELY: TicketAttribution = { by: 'time of start', confidence: 'likely' };

const ask = { ...CONTEXT, window: WINDOW };
const withIncidents = (all: readonly Incident[], attribution = STATED) => ({
  ...ask,
  incidents: all.map((ticket) => ({ ticket, attribution })),
});
const withDefects = (all: readonly Defect[], attribution = STATED) => ({
  ...ask,
  defects: all.map((ticket) => ({ ticket, attribution })),
});
const restored = (minutes: number) => incident({ restoredAtMs: T + minutes * MINUTE_MS, state: 'done' });

describe('incidents', () => {
  it('counts none as zero', () => {
    expect(incidents(withIncidents([]))).toMatchObject({ kind: 'known', value: 0, caveats: [] });
  });

  it('leaves duplicates out and says so, and says what is tied by time only', () => {
    expect(incidents(withIncidents([incident(), incident({ counts: false })], LIKELY))).toMatchObject({
      value: 1,
      caveats: [
        '1 incident of 1 tied to this release by time only.',
        '1 incident left out: closed as a duplicate, not reproducible or not to be fixed.',
      ],
    });
  });
});

describe('time to restore', () => {
  it.each([
    [[42], 42],
    [[10, 20], 15],
    [[600, 10, 20], 20],
    [[1, 2, 3, 1000], 2.5],
  ])('of %j minutes is %d', (minutes, median) => {
    expect(timeToRestore(withIncidents(minutes.map(restored)))).toMatchObject({
      kind: 'known',
      value: median * MINUTE_MS,
      unit: 'duration',
      sample: { count: minutes.length, of: 'incidents' },
    });
  });

  it('names its clock', () => {
    expect(timeToRestore(withIncidents([restored(1)]))).toMatchObject({
      method: expect.stringContaining('impact start → service restored'),
    });
  });

  it('says few below five', () => {
    const of = (count: number) =>
      timeToRestore(withIncidents(Array.from({ length: count }, () => restored(10))));
    expect(of(4)).toMatchObject({ caveats: ['Few: 4 restored incidents.'] });
    expect(of(5)).toMatchObject({ caveats: [] });
  });

  it('counts the open ones beside the median', () => {
    expect(timeToRestore(withIncidents([restored(10), incident(), incident()]))).toMatchObject({
      value: 10 * MINUTE_MS,
      sample: { count: 1 },
      caveats: ['Few: 1 restored incident.', '2 incidents still open and not in the median.'],
    });
  });

  it.each([
    ['restored before it began', incident({ restoredAtMs: T - 1 })],
    ['restored as it began', incident({ restoredAtMs: T })],
    ['restored in the future', incident({ restoredAtMs: CONTEXT.nowMs + 1 })],
    ['marked as unusable', incident({ restoredAtMs: T + 1, durationUnknown: true })],
    ['without a start', incident({ startedAtMs: Number.NaN, restoredAtMs: T + 1 })],
  ])('leaves out an incident %s, and says so', (_, wrong) => {
    expect(timeToRestore(withIncidents([restored(10), wrong]))).toMatchObject({
      value: 10 * MINUTE_MS,
      caveats: ['Few: 1 restored incident.', '1 incident left out: the times contradict each other.'],
    });
    expect(timeToRestore(withIncidents([wrong]))).toMatchObject({
      kind: 'unknown',
      reason: 'too-little-data',
    });
  });

  it('knows nothing without incidents or while all are open', () => {
    expect(timeToRestore(withIncidents([]))).toMatchObject({ kind: 'unknown', reason: 'no-data' });
    expect(timeToRestore(withIncidents([incident()]))).toMatchObject({
      reason: 'too-little-data',
      detail: 'No restored incident yet. 1 incident still open and not in the median.',
    });
  });

  it('lies between the shortest and the longest, in any order', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 9 }), (minutes) => {
        const reading = timeToRestore(withIncidents(minutes.map(restored)));
        const reversed = timeToRestore(withIncidents([...minutes].reverse().map(restored)));
        if (reading.kind !== 'known' || reversed.kind !== 'known') throw new Error('known for at least one');
        expect(reading.value).toBe(reversed.value);
        expect(reading.value).toBeGreaterThanOrEqual(Math.min(...minutes) * MINUTE_MS);
        expect(reading.value).toBeLessThanOrEqual(Math.max(...minutes) * MINUTE_MS);
      }),
      { seed: 7 },
    );
  });
});

describe('defects', () => {
  it('are open until done; an unknown status counts as open and says so', () => {
    const all = [
      defect(),
      defect({ state: 'in-progress' }),
      defect({ state: 'done' }),
      defect({ state: 'other' }),
      defect({ counts: false }),
    ];
    expect(openDefects(withDefects(all))).toMatchObject({
      value: 3,
      caveats: ['1 defect in a status that settings do not know; counted as open.'],
    });
    expect(openDefects(withDefects([]))).toMatchObject({ kind: 'known', value: 0 });
  });

  it('have escaped where production found them, open or done', () => {
    const all = [defect(), defect({ state: 'done' }), defect({ foundIn: 'before-production' })];
    expect(escapedDefects(withDefects(all))).toMatchObject({
      value: 2,
      bound: 'exact',
      sample: { count: 3 },
    });
    expect(escapedDefects(withDefects([]))).toMatchObject({ kind: 'known', value: 0 });
  });

  it('give a lower limit where some do not say where they were found, and nothing where none does', () => {
    const silent = defect({ foundIn: 'unknown' });
    expect(escapedDefects(withDefects([defect(), silent]))).toMatchObject({
      value: 1,
      bound: 'at-least',
      caveats: ['1 defect without a word on where found.'],
    });
    expect(escapedDefects(withDefects([silent]))).toMatchObject({
      kind: 'unknown',
      reason: 'not-configured',
    });
  });
});
