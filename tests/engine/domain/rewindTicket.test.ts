import { describe, expect, test } from 'vitest';
import { rewindDefect, rewindIncident } from '../../../src/engine/domain/rewindTicket.ts';
import type { StatusChange, TicketState } from '../../../src/engine/domain/ticket.ts';
import { defect, incident } from './ticketSamples.ts';

const T = Date.UTC(2026, 10, 1);
const hour = 3_600_000;

const change = (hours: number, from: TicketState, to: TicketState): StatusChange => ({
  atMs: T + hours * hour,
  from,
  to,
  fromText: `was ${from}`,
  toText: `is ${to}`,
  migration: false,
});

describe('an incident taken back in time', () => {
  const restored = incident({
    state: 'done',
    statusText: 'Closed',
    resolutionText: 'Duplicate',
    counts: false,
    acknowledgedAtMs: T + hour,
    mitigatedAtMs: T + 2 * hour,
    restoredAtMs: T + 6 * hour,
    updatedAtMs: T + 9 * hour,
    changes: [
      change(1, 'open', 'in-progress'),
      change(3, 'in-progress', 'done'),
      change(4, 'done', 'open'),
      change(6, 'open', 'done'),
    ],
  });

  test('did not exist before it was reported, nor before it began', () => {
    expect(rewindIncident(restored, T - 1)).toBeNull();
    expect(rewindIncident(incident({ startedAtMs: T + hour }), T + 1)).toBeNull();
  });

  test('is open again where it was restored later', () => {
    expect(rewindIncident(restored, T + 5 * hour)).toMatchObject({
      state: 'open',
      statusText: 'was open',
      restoredAtMs: null,
      updatedAtMs: T + 5 * hour,
    });
  });

  test('is restored as it was before it was reopened', () => {
    expect(rewindIncident(restored, T + 3.5 * hour)).toMatchObject({
      state: 'done',
      restoredAtMs: T + 3 * hour,
    });
  });

  test('has no resolution before it has ended, so that a later "duplicate" still counts', () => {
    expect(rewindIncident(restored, T + 2 * hour)).toMatchObject({ resolutionText: null, counts: true });
    expect(rewindIncident(restored, T + 7 * hour)).toMatchObject({
      resolutionText: 'Duplicate',
      counts: false,
    });
  });

  test('knows neither acknowledgement nor mitigation that came later', () => {
    expect(rewindIncident(restored, T + 1.5 * hour)).toMatchObject({
      state: 'in-progress',
      acknowledgedAtMs: T + hour,
      mitigatedAtMs: null,
    });
  });

  test('stays as it is where nothing happened since', () => {
    expect(rewindIncident(restored, T + 9 * hour)).toEqual(restored);
  });

  test('without a history is open until the time of its restoration', () => {
    const told = incident({ state: 'done', restoredAtMs: T + hour, historyComplete: false });
    expect(rewindIncident(told, T + hour - 1)).toMatchObject({ state: 'open', restoredAtMs: null });
    expect(rewindIncident(told, T + hour)).toMatchObject({ state: 'done', restoredAtMs: T + hour });
  });

  test('of times that cannot be right is a plain open one before its end was written down', () => {
    const odd = incident({ state: 'done', restoredAtMs: T + hour, durationUnknown: true });
    expect(rewindIncident(odd, T + hour - 1)?.durationUnknown).toBe(false);
    expect(rewindIncident(odd, T + 2 * hour)?.durationUnknown).toBe(true);
  });
});

test('a defect taken back in time is open again where it was resolved later', () => {
  const fixed = defect({ state: 'done', resolvedAtMs: T + hour, changes: [change(1, 'open', 'done')] });
  expect(rewindDefect(fixed, T - 1)).toBeNull();
  expect(rewindDefect(fixed, T + hour - 1)).toMatchObject({ state: 'open', resolvedAtMs: null, changes: [] });
  expect(rewindDefect(fixed, T + hour)).toEqual({ ...fixed, updatedAtMs: T });
});
