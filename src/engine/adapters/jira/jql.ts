import { HOUR_MS, MINUTE_MS, ceilTo, floorTo, type TimeWindow } from '../../domain/time.ts';
import type { TicketRule } from '../../domain/ticketRules.ts';

/**
 * JQL reads a date-time in the time zone of whoever owns the token, which we do not know. The window is therefore widened
 * by the easternmost and westernmost zones (UTC+14, UTC-12); the adapter drops what lies outside by the real times.
 */
const EAST_MS = 14 * HOUR_MS;
const WEST_MS = 12 * HOUR_MS;

/** Tickets that existed before the end of the window and are open, or were touched since its start. Bounded by projects. */
export function ticketsJql(
  projectKeys: readonly string[],
  window: TimeWindow,
  types: readonly string[],
): string {
  const startMs = floorTo(window.startMs, MINUTE_MS) - WEST_MS;
  const endMs = ceilTo(window.endMs, MINUTE_MS) + EAST_MS;
  const clauses = [
    `project in (${projectKeys.map(quoted).join(', ')})`,
    ...(types.length === 0 ? [] : [`issuetype in (${types.map(quoted).join(', ')})`]),
    `created <= "${minuteText(endMs)}"`,
    `(updated >= "${minuteText(startMs)}" OR statusCategory != Done)`,
  ];
  return `${clauses.join(' AND ')} ORDER BY created ASC, key ASC`;
}

/** Issue types to ask for, so that tasks and stories stay at the source; empty where a rule looks at more than the type. */
export function typesAsked(rules: readonly TicketRule[]): readonly string[] {
  const byTypeOnly = rules.every(
    (rule) =>
      rule.types.length > 0 &&
      rule.labels.length === 0 &&
      rule.links.length === 0 &&
      Object.keys(rule.fields).length === 0,
  );
  return byTypeOnly ? [...new Set(rules.flatMap((rule) => rule.types))] : [];
}

function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`;
}

function minuteText(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 16).replace('T', ' ');
}
