import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StatusChange, TicketState } from '../../../src/engine/domain/ticket.ts';
import {
  judgeTickets,
  reopenings,
  repairs,
  ruleThatFired,
  ticketNotices,
  ticketRule,
  type TicketMaterial,
  type TicketRules,
} from '../../../src/engine/domain/ticketRules.ts';

const HOUR_MS = 3_600_000;
const NOW_MS = 1_000 * HOUR_MS;
const at = (hour: number) => hour * HOUR_MS;

const RULES: TicketRules = {
  incident: ticketRule({ types: ['Incident'] }),
  defect: ticketRule({ types: ['Bug'] }),
  regression: ticketRule({ labels: ['regression'], links: ['is caused by'], fields: { Broke: ['again'] } }),
  production: ticketRule({ labels: ['production'] }),
  beforeProduction: ticketRule({}),
  acknowledgedStatuses: [],
  mitigatedStatuses: ['Mitigated'],
  excludedResolutions: ['Duplicate', "Won't Fix"],
};

function move(
  hour: number,
  from: TicketState,
  to: TicketState,
  more: Partial<StatusChange> = {},
): StatusChange {
  return { atMs: at(hour), from, to, fromText: from, toText: to, migration: false, ...more };
}

function ticket(more: Partial<TicketMaterial> = {}): TicketMaterial {
  return {
    id: 't:A-1',
    sourceId: 't',
    key: 'A-1',
    title: 'Something',
    serviceNames: ['shop'],
    components: [],
    labels: [],
    links: [],
    createdAtMs: at(10),
    updatedAtMs: at(10),
    state: 'open',
    statusText: 'New',
    resolutionText: null,
    changes: [],
    historyComplete: true,
    affectedReleaseNames: [],
    fixReleaseNames: [],
    url: null,
    typeText: 'Incident',
    fields: {},
    severityText: null,
    impactStartedAtMs: null,
    assignedAtMs: null,
    closedAtMs: null,
    ...more,
  };
}

function incident(more: Partial<TicketMaterial> = {}, rules: Partial<TicketRules> = {}) {
  const { incidents } = judgeTickets([ticket(more)], { ...RULES, ...rules }, NOW_MS);
  const [only] = incidents;
  if (only === undefined) throw new Error('not an incident');
  return only;
}

function defect(more: Partial<TicketMaterial> = {}, rules: Partial<TicketRules> = {}) {
  const { defects } = judgeTickets([ticket({ typeText: 'Bug', ...more })], { ...RULES, ...rules }, NOW_MS);
  const [only] = defects;
  if (only === undefined) throw new Error('not a defect');
  return only;
}

describe('what a ticket is', () => {
  it('is an incident, a defect or neither, by the rules of the settings', () => {
    const judged = judgeTickets(
      [ticket(), ticket({ typeText: 'bug ' }), ticket({ typeText: 'Story' }), ticket({ typeText: null })],
      RULES,
      NOW_MS,
    );
    expect([judged.incidents.length, judged.defects.length, judged.others]).toEqual([1, 1, 2]);
  });

  it('is an incident where both rules match', () => {
    const judged = judgeTickets(
      [ticket({ typeText: 'Bug', labels: ['outage'] })],
      { ...RULES, incident: ticketRule({ labels: ['outage'] }) },
      NOW_MS,
    );
    expect([judged.incidents.length, judged.defects.length]).toEqual([1, 0]);
  });

  it('says which condition made it a regression', () => {
    const link = { id: '1', kind: 'caused-by', text: 'Is caused by', otherKey: 'A-2' } as const;
    expect(defect({ labels: ['Regression'] }).regressionRule).toBe('label Regression');
    expect(defect({ links: [link] }).regressionRule).toBe('link Is caused by');
    expect(ruleThatFired(ticket({ links: [link] }), ticketRule({ links: ['caused-by'] }))).toBe(
      'link Is caused by',
    );
    expect(defect({ fields: { Broke: ['once', 'Again'] } }).regressionRule).toBe('Broke = Again');
    expect(defect({ fields: { Broke: ['never'] } }).regressionRule).toBeNull();
  });

  it('was found in production, before it, or nobody can tell', () => {
    const both = { beforeProduction: ticketRule({ labels: ['testing'] }) };
    expect(defect({ labels: ['production'] }).foundIn).toBe('production');
    expect(defect().foundIn).toBe('before-production');
    expect(defect({ labels: ['testing'] }, both).foundIn).toBe('before-production');
    expect(defect({}, both).foundIn).toBe('unknown');
    expect(defect({}, { production: ticketRule({}) }).foundIn).toBe('unknown');
  });

  it('does not count where the resolution says there was nothing, and stays in the list', () => {
    expect(defect({ state: 'done', resolutionText: 'duplicate' }).counts).toBe(false);
    expect(defect({ state: 'done', resolutionText: 'Fixed' }).counts).toBe(true);
    expect(defect().counts).toBe(true);
  });
});

describe('when it happened', () => {
  it('keeps every interval of a ticket that was closed, reopened and closed again', () => {
    const changes = [
      move(12, 'open', 'in-progress'),
      move(14, 'in-progress', 'done'),
      move(20, 'done', 'open'),
      move(26, 'open', 'done'),
    ];
    expect(repairs(changes, at(10))).toEqual([
      { brokenAtMs: at(10), repairedAtMs: at(14) },
      { brokenAtMs: at(20), repairedAtMs: at(26) },
    ]);
    expect(reopenings(changes)).toEqual([at(20)]);
    expect(incident({ changes, state: 'done' }).restoredAtMs).toBe(at(26));
  });

  it('is not restored while it is reopened, although it was closed once', () => {
    const changes = [move(14, 'open', 'done'), move(20, 'done', 'open')];
    expect(incident({ changes, state: 'open', closedAtMs: at(14) })).toMatchObject({
      restoredAtMs: null,
      durationUnknown: false,
    });
    expect(repairs(changes, at(10)).at(-1)).toEqual({ brokenAtMs: at(20), repairedAtMs: null });
  });

  it('takes neither a move between two done statuses nor a workflow migration for a repair or a reopening', () => {
    const migration = { migration: true };
    const changes = [
      move(14, 'open', 'done'),
      move(15, 'done', 'done'),
      move(30, 'done', 'open', migration),
      move(31, 'open', 'done', migration),
    ];
    expect(repairs(changes, at(10))).toEqual([{ brokenAtMs: at(10), repairedAtMs: at(14) }]);
    expect(reopenings(changes)).toEqual([]);
  });

  it('draws no conclusion from a status whose meaning nobody knows', () => {
    const changes = [move(14, 'open', 'done'), move(15, 'done', 'other'), move(16, 'other', 'done')];
    expect(reopenings(changes)).toEqual([]);
    expect(
      reopenings([move(14, 'open', 'done'), move(15, 'done', 'other'), move(16, 'other', 'in-progress')]),
    ).toEqual([at(16)]);
  });

  it('is acknowledged by the first move into progress or the first assignment, whichever came first', () => {
    const changes = [
      move(12, 'open', 'in-progress'),
      move(13, 'in-progress', 'open'),
      move(14, 'open', 'in-progress'),
    ];
    expect(incident({ changes }).acknowledgedAtMs).toBe(at(12));
    expect(incident({ changes, assignedAtMs: at(11) }).acknowledgedAtMs).toBe(at(11));
    expect(incident({ assignedAtMs: at(11) }).acknowledgedAtMs).toBe(at(11));
    expect(incident().acknowledgedAtMs).toBeNull();
  });

  it('is acknowledged by the statuses that settings name, and by nothing else', () => {
    const changes = [
      move(12, 'open', 'in-progress'),
      move(13, 'in-progress', 'in-progress', { toText: 'Seen' }),
    ];
    expect(
      incident({ changes, assignedAtMs: at(11) }, { acknowledgedStatuses: ['seen'] }).acknowledgedAtMs,
    ).toBe(at(13));
    expect(
      incident({ changes: [], assignedAtMs: at(11) }, { acknowledgedStatuses: ['seen'] }).acknowledgedAtMs,
    ).toBeNull();
  });

  it('is mitigated at the last move into a mitigated status', () => {
    const mitigated = { toText: 'Mitigated' };
    const changes = [
      move(12, 'open', 'in-progress', mitigated),
      move(14, 'in-progress', 'done'),
      move(20, 'done', 'open'),
      move(22, 'open', 'in-progress', mitigated),
    ];
    expect(incident({ changes }).mitigatedAtMs).toBe(at(22));
  });

  it('uses the time of closing that the tracker states where the history shows none', () => {
    expect(incident({ state: 'done', closedAtMs: at(15), historyComplete: false })).toMatchObject({
      restoredAtMs: at(15),
      durationUnknown: false,
    });
  });

  it.each([
    ['closed at the moment of its creation', { state: 'done', closedAtMs: at(10) }],
    ['closed before the impact began', { state: 'done', closedAtMs: at(15), impactStartedAtMs: at(16) }],
    ['closed in the future', { state: 'done', closedAtMs: NOW_MS + HOUR_MS }],
    ['begun in the future', { impactStartedAtMs: NOW_MS + HOUR_MS }],
    ['done, and nobody knows since when', { state: 'done' }],
  ] as const)('is kept, with its duration unknown: %s', (_what, odd) => {
    const judged = judgeTickets([ticket(odd)], RULES, NOW_MS);
    expect(judged.incidents.map((each) => each.durationUnknown)).toEqual([true]);
    expect(ticketNotices(judged)[0]).toMatch(/^1 of the incidents have times that cannot be right/);
  });

  it('forgives clocks that differ by a few minutes', () => {
    expect(incident({ createdAtMs: NOW_MS + 60_000 }).durationUnknown).toBe(false);
  });

  it('says how many tickets do not count, lack their history or stand in an unknown status', () => {
    const odd = [
      ticket({ state: 'done', closedAtMs: at(12), resolutionText: 'Duplicate' }),
      ticket({ historyComplete: false }),
      ticket({ state: 'other', statusText: 'Parked' }),
    ];
    expect(ticketNotices(judgeTickets(odd, RULES, NOW_MS))).toEqual([
      '1 of the tickets are left out of recovery times by the way they ended.',
      '1 of the tickets have no complete history: their reopenings are unknown.',
      'Nothing says what status "Parked" means; it is kept as it is.',
    ]);
    expect(ticketNotices(judgeTickets([ticket()], RULES, NOW_MS))).toEqual([]);
  });

  it('never loses a ticket, and never overlaps two repairs, whatever the history says', () => {
    const state = fc.constantFrom<TicketState>('open', 'in-progress', 'done', 'other');
    const steps = fc.array(
      fc.record({ hours: fc.integer({ min: 0, max: 50 }), from: state, to: state, migration: fc.boolean() }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(steps, state, (found, now) => {
        let hour = 10;
        const changes = found.map(({ hours, from, to, migration }) =>
          move((hour += hours), from, to, { migration }),
        );
        const judged = judgeTickets([ticket({ changes, state: now })], RULES, NOW_MS);
        const intervals = repairs(changes, at(10));
        const inOrder = intervals.every(({ brokenAtMs, repairedAtMs }, index) => {
          const next = intervals[index + 1];
          return next === undefined
            ? repairedAtMs === null || repairedAtMs >= brokenAtMs
            : repairedAtMs !== null && repairedAtMs <= next.brokenAtMs;
        });
        return judged.incidents.length === 1 && inOrder;
      }),
      { seed: 7 },
    );
  });
});
