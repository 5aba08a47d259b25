import { describe, expect, it } from 'vitest';
import { ticketId } from '../../../../mocks/vendors/zendesk/project.ts';
import {
  asking,
  DAY_MS,
  EXPORT,
  fromWorld,
  NOW_MS,
  scopeOf,
  storyWorld,
  tailOf,
  wire,
} from './connectZendesk.ts';

// Simulating a company takes seconds on a busy machine.
const HELD_BACK_MS = 60_000;

describe('support cases, beside the world’s truth', () => {
  it('are the world’s cases of the look-back, with service, release, times and the customer’s word', async () => {
    const world = storyWorld();
    const { items, incompleteness, rejected } = await wire(fromWorld()).supportCases(scopeOf(60), asking());
    expect(incompleteness).toEqual([]);
    expect(rejected).toEqual([]);
    const startMs = NOW_MS - 60 * DAY_MS;
    const second = (ms: number) => Math.floor(ms / 1000) * 1000;
    const truth = world.supportCases
      .filter(({ openedAtMs }) => openedAtMs >= startMs && openedAtMs < NOW_MS - HELD_BACK_MS)
      .map((one) => {
        const solved = one.solvedAtMs !== null && one.solvedAtMs <= NOW_MS ? one.solvedAtMs : null;
        return {
          id: `helpdesk:${ticketId(one)}`,
          subject: one.subject,
          services: [one.service],
          openedAtMs: second(one.openedAtMs),
          solvedAtMs: solved === null ? null : second(solved),
          namesRelease: one.version !== null,
          satisfied: solved === null ? null : one.satisfied,
        };
      });
    const told = items
      .filter(({ openedAtMs }) => openedAtMs >= startMs)
      .map((item) => ({
        id: item.id,
        subject: item.subject,
        services: item.serviceNames.map((name) => name.toLowerCase()),
        openedAtMs: item.openedAtMs,
        solvedAtMs: item.solvedAtMs,
        namesRelease: item.releaseNames.length > 0,
        satisfied: item.satisfied,
      }));
    const byId = <T extends { id: string }>(all: readonly T[]) =>
      all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    expect(byId(told)).toEqual(byId(truth));
    expect(truth.length).toBeGreaterThan(300);
    expect(truth.filter(({ namesRelease }) => namesRelease).length).toBeGreaterThan(20);
  });

  it('name the version that the case is about, however it is spelt', async () => {
    const world = storyWorld();
    const { items } = await wire(fromWorld()).supportCases(scopeOf(60), asking());
    const named = new Map(items.map((item) => [item.id, item.releaseNames]));
    let compared = 0;
    for (const one of world.supportCases) {
      const names = named.get(`helpdesk:${ticketId(one)}`);
      if (names === undefined) continue;
      expect(names.every((name) => name.endsWith(one.version ?? 'none'))).toBe(true);
      compared += 1;
    }
    expect(compared).toBe(items.length);
    expect(
      new Set(items.flatMap(({ releaseNames }) => releaseNames.map((name) => name.replace(/[\d.]+/, ''))))
        .size,
    ).toBeGreaterThan(2);
  });

  it('leave out the deleted, the merged and the gathering ticket, and say how many', async () => {
    const { items, notices } = await wire(fromWorld()).supportCases(scopeOf(66), asking());
    expect(items.some(({ subject }) => ['SCRUBBED', 'Many ask the same'].includes(subject))).toBe(false);
    expect(notices.join(' ')).toContain('3 tickets left out');
  });

  it('asked again an hour later cost one request for what has changed, and equal a first reading then', async () => {
    let nowMs = NOW_MS - 3_600_000;
    const { supportCases, asked } = wire(fromWorld(storyWorld(), () => nowMs));
    await supportCases(scopeOf(60, nowMs), asking(nowMs));
    const before = asked.length;
    nowMs = NOW_MS;
    const later = await supportCases(scopeOf(60), asking());
    expect(asked.slice(before).map(tailOf)).toEqual([EXPORT]);
    expect(asked.at(-1)?.searchParams.has('cursor')).toBe(true);
    const fresh = await wire(fromWorld()).supportCases(scopeOf(60), asking());
    expect(later.items).toEqual(fresh.items);
  });

  it('of an empty company are none, and that is complete', async () => {
    const answer = await wire(fromWorld(storyWorld('empty'))).supportCases(scopeOf(), asking());
    expect(answer).toMatchObject({ items: [], incompleteness: [], rejected: [] });
  });
});

describe('self-check', () => {
  it('finds the demo’s settings right', async () => {
    const findings = await wire(fromWorld()).source.probe(asking());
    expect(findings.filter(({ ok }) => !ok)).toEqual([]);
    expect(findings.length).toBeGreaterThan(2);
  });
});
