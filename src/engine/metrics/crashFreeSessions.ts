import type { Reading } from '../domain/reading.ts';
import type { SessionDefinition, SessionSeries } from '../domain/series.ts';
import { MINUTE_MS, type TimeWindow } from '../domain/time.ts';
import type { KpiDefinition } from './definition.ts';
import { SHARE_INTERVAL } from './intervalRules.ts';
import { ratioReading } from './ratioReading.ts';
import { unknown, type ReadingContext } from './readingContext.ts';

export const CRASH_FREE_LEAST_SESSIONS = 200;

export const crashFreeSessionsDefinition: KpiDefinition = {
  id: 'crash-free-sessions',
  label: 'Crash-free sessions',
  shortLabel: 'Crash-free',
  unit: 'ratio',
  better: 'higher',
  meaning:
    'How many visits ended without the app crashing. What counts as one visit is set by the tool that counts; figures ' +
    'counted by different rules are never compared.',
  formula: '1 minus crashed sessions divided by all sessions of the release, both summed over the window.',
  minimum: `${CRASH_FREE_LEAST_SESSIONS} sessions`,
  interval: SHARE_INTERVAL,
  trend: { along: 'each', group: 'felt' },
};

export interface CrashFreeInput extends ReadingContext {
  readonly series: readonly SessionSeries[];
  readonly window: TimeWindow;
}

export function crashFreeSessions(input: CrashFreeInput): Reading {
  const definitions = [...new Set(input.series.map(({ definition }) => definitionText(definition)))].sort();
  if (definitions.length > 1) {
    const detail = `Sessions are counted by different rules (${definitions.join('; ')}) and cannot be added up.`;
    return unknown(input, 'not-comparable', detail);
  }
  const [definition] = definitions;
  return ratioReading(input, {
    share: 'good',
    of: 'sessions',
    least: CRASH_FREE_LEAST_SESSIONS,
    empty: 'No sessions of this release were recorded in this window.',
    // The rule is part of the method, so that a change against a baseline counted otherwise is refused.
    method: definition === undefined ? 'ratio of sums' : `ratio of sums; sessions by ${definition}`,
  });
}

function definitionText({ id, timeoutMs }: SessionDefinition): string {
  return timeoutMs === null
    ? `${id}, end not stated`
    : `${id}, ended after ${timeoutMs / MINUTE_MS} min away`;
}
