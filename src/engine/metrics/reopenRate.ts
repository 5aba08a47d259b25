import type { Reading } from '../domain/reading.ts';
import type { StatusChange, Defect, Incident } from '../domain/ticket.ts';
import { repairs } from '../domain/ticketRules.ts';
import { DAY_MS } from '../domain/time.ts';
import { countText } from './countText.ts';
import type { KpiDefinition } from './definition.ts';
import { FEW_INTERVAL } from './intervalRules.ts';
import { ROLLING_LENGTH, SHARE_OF_FEW_FROM, shareOfFew, type FewInput } from './shareOfFew.ts';

/** A ticket must have been done for so long before it says anything: most reopenings come within days. */
export const REOPEN_FOLLOWED_MS = 7 * DAY_MS;
const DAYS = REOPEN_FOLLOWED_MS / DAY_MS;

export const reopenRateDefinition: KpiDefinition = {
  id: 'reopen-rate',
  label: 'Reopen rate',
  shortLabel: 'Reopened',
  unit: 'ratio',
  better: 'lower',
  meaning: 'How often a repair that was called done had to be taken up again soon after.',
  formula:
    `Incidents and defects of the last ${ROLLING_LENGTH} releases that were opened again within ${DAYS} days of first being ` +
    `done, divided by all of them that were done at least ${DAYS} days ago.`,
  minimum: `${SHARE_OF_FEW_FROM} tickets with their whole history, done at least ${DAYS} days ago`,
  interval: FEW_INTERVAL,
  trend: { along: 'rolling', group: 'repair' },
};

export interface ReopenInput extends FewInput {
  readonly tickets: readonly (Incident | Defect)[];
}

export function reopenRate(input: ReopenInput): Reading {
  const counted = input.tickets.filter(({ counts }) => counts);
  const told = counted.filter(({ historyComplete }) => historyComplete);
  const fates = told.map(({ changes }) => fateOf(changes, input.nowMs));
  const followed = fates.filter((fate) => fate === 'held' || fate === 'reopened');
  const young = fates.filter((fate) => fate === 'young').length;
  const silent = counted.length - told.length;
  return shareOfFew(input, {
    hits: followed.filter((fate) => fate === 'reopened').length,
    all: followed.length,
    of: 'tickets',
    did: `were opened again within ${DAYS} days`,
    empty: `No ticket of the last ${ROLLING_LENGTH} releases has been done for ${DAYS} days.`,
    method: `last ${ROLLING_LENGTH} releases, followed for ${DAYS} days`,
    caveats: [
      ...(young === 0
        ? []
        : [`${countText(young, 'tickets')} done less than ${DAYS} days ago: not counted yet.`]),
      ...(silent === 0 ? [] : [`${countText(silent, 'tickets')} left out: the history is not wholly known.`]),
    ],
  });
}

/** `young`: not followed long enough, even where it came back already: those that will not are not in yet either. */
function fateOf(
  changes: readonly StatusChange[],
  nowMs: number,
): 'never-done' | 'young' | 'held' | 'reopened' {
  const [first, second] = repairs(changes, Number.NEGATIVE_INFINITY);
  const doneAtMs = first?.repairedAtMs ?? null;
  if (doneAtMs === null) return 'never-done';
  if (nowMs - doneAtMs < REOPEN_FOLLOWED_MS) return 'young';
  return second !== undefined && second.brokenAtMs - doneAtMs <= REOPEN_FOLLOWED_MS ? 'reopened' : 'held';
}
