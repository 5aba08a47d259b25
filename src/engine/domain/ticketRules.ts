import type { Defect, Incident, StatusChange, TicketState } from './ticket.ts';

/** Says which tickets are meant: a ticket matches when any one of the conditions holds. Compared without case. */
export interface TicketRule {
  /** Issue types, trackers. */
  readonly types: readonly string[];
  readonly labels: readonly string[];
  /** Words of a link as seen from the ticket ("is caused by"), or its kind ("caused-by"). */
  readonly links: readonly string[];
  /** Field as named in settings -> the values that count. */
  readonly fields: Readonly<Record<string, readonly string[]>>;
}

export interface TicketRules {
  readonly incident: TicketRule;
  readonly defect: TicketRule;
  readonly regression: TicketRule;
  readonly production: TicketRule;
  /** Empty = whatever the production rule does not match was found before production. */
  readonly beforeProduction: TicketRule;
  /** Empty = the first move into progress, or the first assignment, is the acknowledgement. */
  readonly acknowledgedStatuses: readonly string[];
  readonly mitigatedStatuses: readonly string[];
  /** Resolutions that say "this was none": left out of recovery times, still shown. */
  readonly excludedResolutions: readonly string[];
}

/** A ticket in neutral words, before the rules have said what it is. */
export interface TicketMaterial extends Omit<
  Defect,
  'counts' | 'resolvedAtMs' | 'foundIn' | 'regressionRule'
> {
  readonly typeText: string | null;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly severityText: string | null;
  /** Begin of the impact where a field tells; null = take the creation. */
  readonly impactStartedAtMs: number | null;
  readonly assignedAtMs: number | null;
  /** The vendor's own time of closing: used only where the history does not show one. */
  readonly closedAtMs: number | null;
}

export interface JudgedTickets {
  readonly incidents: readonly Incident[];
  readonly defects: readonly Defect[];
  /** Tickets that are neither (tasks, stories). */
  readonly others: number;
}

/** From `brokenAtMs` until `repairedAtMs` (null = not yet): a ticket closed, reopened and closed again has two of them. */
export interface Repair {
  readonly brokenAtMs: number;
  readonly repairedAtMs: number | null;
}

/** Servers' and browsers' clocks differ a little; what is later than this is a wrong time, not a young one. */
const FUTURE_TOLERANCE_MS = 5 * 60_000;

const NO_RULE: TicketRule = { types: [], labels: [], links: [], fields: {} };

/** A rule with the given conditions only. */
export function ticketRule(conditions: Partial<TicketRule>): TicketRule {
  return { ...NO_RULE, ...conditions };
}

/** Sorts tickets into incidents and defects. What matches both rules is an incident: the service was degraded. */
export function judgeTickets(
  tickets: readonly TicketMaterial[],
  rules: TicketRules,
  nowMs: number,
): JudgedTickets {
  const incidents: Incident[] = [];
  const defects: Defect[] = [];
  let others = 0;
  for (const ticket of tickets) {
    if (ruleThatFired(ticket, rules.incident) !== null) incidents.push(incidentOf(ticket, rules, nowMs));
    else if (ruleThatFired(ticket, rules.defect) !== null) defects.push(defectOf(ticket, rules));
    else others += 1;
  }
  return { incidents, defects, others };
}

/** What is worth saying about judged tickets: odd ones are kept, counted and named, never dropped. */
export function ticketNotices({ incidents, defects }: JudgedTickets): readonly string[] {
  const tickets = [...incidents, ...defects];
  const strangers = new Set(
    tickets.filter((ticket) => ticket.state === 'other').map((ticket) => ticket.statusText),
  );
  const counted: readonly (readonly [number, string])[] = [
    [
      incidents.filter((incident) => incident.durationUnknown).length,
      'of the incidents have times that cannot be right (zero, negative or future): left out of recovery times',
    ],
    [
      tickets.filter((ticket) => !ticket.counts).length,
      'of the tickets are left out of recovery times by the way they ended',
    ],
    [
      tickets.filter((ticket) => !ticket.historyComplete).length,
      'of the tickets have no complete history: their reopenings are unknown',
    ],
  ];
  return [
    ...counted.filter(([count]) => count > 0).map(([count, text]) => `${count} ${text}.`),
    ...[...strangers].map((status) => `Nothing says what status "${status}" means; it is kept as it is.`),
  ];
}

/** The first condition that holds, in words ("label regression"), or null. */
export function ruleThatFired(ticket: TicketMaterial, rule: TicketRule): string | null {
  const type = ticket.typeText;
  if (type !== null && includesText(rule.types, type)) return `type ${type}`;
  const label = ticket.labels.find((each) => includesText(rule.labels, each));
  if (label !== undefined) return `label ${label}`;
  const link = ticket.links.find(
    (each) => includesText(rule.links, each.text) || includesText(rule.links, each.kind),
  );
  if (link !== undefined) return `link ${link.text}`;
  for (const [field, wanted] of Object.entries(rule.fields)) {
    const value = ticket.fields[field]?.find((each) => includesText(wanted, each));
    if (value !== undefined) return `${field} = ${value}`;
  }
  return null;
}

/**
 * Every stretch of brokenness, oldest first. Moves by a workflow migration and moves from one done status to another are
 * neither a repair nor a reopening; a status of unknown meaning (`other`) says nothing either way.
 */
export function repairs(changes: readonly StatusChange[], brokenAtMs: number): readonly Repair[] {
  const found: Repair[] = [];
  let brokenSinceMs: number | null = changes[0]?.from === 'done' ? null : brokenAtMs;
  for (const change of changes) {
    if (change.migration || change.to === 'other') continue;
    if (change.to === 'done' && brokenSinceMs !== null) {
      found.push({ brokenAtMs: brokenSinceMs, repairedAtMs: change.atMs });
      brokenSinceMs = null;
    } else if (change.to !== 'done' && brokenSinceMs === null) {
      brokenSinceMs = change.atMs;
    }
  }
  if (brokenSinceMs !== null) found.push({ brokenAtMs: brokenSinceMs, repairedAtMs: null });
  return found;
}

/** Moments at which a ticket that had been done was opened again. */
export function reopenings(changes: readonly StatusChange[]): readonly number[] {
  return repairs(changes, Number.NEGATIVE_INFINITY)
    .map((repair) => repair.brokenAtMs)
    .filter((atMs) => Number.isFinite(atMs));
}

function incidentOf(ticket: TicketMaterial, rules: TicketRules, nowMs: number): Incident {
  const startedAtMs = ticket.impactStartedAtMs ?? ticket.createdAtMs;
  const restoredAtMs = doneAtMs(ticket);
  const acknowledgedAtMs = acknowledgementOf(ticket, rules);
  return {
    ...factsOf(ticket, rules),
    severityText: ticket.severityText,
    startedAtMs,
    acknowledgedAtMs,
    mitigatedAtMs: lastMoveTo(ticket.changes, rules.mitigatedStatuses),
    restoredAtMs,
    durationUnknown: isInconsistent({ startedAtMs, restoredAtMs, state: ticket.state, nowMs }),
  };
}

function defectOf(ticket: TicketMaterial, rules: TicketRules): Defect {
  return {
    ...factsOf(ticket, rules),
    resolvedAtMs: doneAtMs(ticket),
    foundIn: placeOf(ticket, rules),
    regressionRule: ruleThatFired(ticket, rules.regression),
  };
}

function factsOf(
  ticket: TicketMaterial,
  rules: TicketRules,
): Omit<Defect, 'resolvedAtMs' | 'foundIn' | 'regressionRule'> {
  const { id, sourceId, key, title, serviceNames, components, createdAtMs, updatedAtMs, state, statusText } =
    ticket;
  const {
    resolutionText,
    changes,
    historyComplete,
    affectedReleaseNames,
    fixReleaseNames,
    links,
    labels,
    url,
  } = ticket;
  const counts = resolutionText === null || !includesText(rules.excludedResolutions, resolutionText);
  return {
    id,
    sourceId,
    key,
    title,
    serviceNames,
    components,
    createdAtMs,
    updatedAtMs,
    state,
    statusText,
    counts,
    resolutionText,
    changes,
    historyComplete,
    affectedReleaseNames,
    fixReleaseNames,
    links,
    labels,
    url,
  };
}

/** Last entry into done; null while it is not done, or where nothing tells when it became so. */
function doneAtMs(ticket: TicketMaterial): number | null {
  if (ticket.state !== 'done') return null;
  const last = repairs(ticket.changes, ticket.createdAtMs).at(-1);
  return last?.repairedAtMs ?? ticket.closedAtMs;
}

function acknowledgementOf({ changes, assignedAtMs }: TicketMaterial, rules: TicketRules): number | null {
  const configured = rules.acknowledgedStatuses;
  if (configured.length > 0)
    return changes.find((change) => includesText(configured, change.toText))?.atMs ?? null;
  const moved = changes.find((change) => change.to === 'in-progress' && !change.migration)?.atMs ?? null;
  if (moved === null || assignedAtMs === null) return moved ?? assignedAtMs;
  return Math.min(moved, assignedAtMs);
}

/** The last one, as restoration is the last one: a mitigation before a reopening did not last. */
function lastMoveTo(changes: readonly StatusChange[], statuses: readonly string[]): number | null {
  return changes.findLast((change) => includesText(statuses, change.toText))?.atMs ?? null;
}

function placeOf(ticket: TicketMaterial, rules: TicketRules): Defect['foundIn'] {
  if (ruleThatFired(ticket, rules.production) !== null) return 'production';
  if (!isEmpty(rules.beforeProduction)) {
    return ruleThatFired(ticket, rules.beforeProduction) === null ? 'unknown' : 'before-production';
  }
  return isEmpty(rules.production) ? 'unknown' : 'before-production';
}

interface Times {
  readonly startedAtMs: number;
  readonly restoredAtMs: number | null;
  readonly state: TicketState;
  readonly nowMs: number;
}

/** Backfilled or mistyped: a duration of zero or less, a time in the future, or done at no known time. */
function isInconsistent({ startedAtMs, restoredAtMs, state, nowMs }: Times): boolean {
  const latestMs = nowMs + FUTURE_TOLERANCE_MS;
  if (startedAtMs > latestMs) return true;
  if (restoredAtMs === null) return state === 'done';
  return restoredAtMs <= startedAtMs || restoredAtMs > latestMs;
}

function isEmpty({ types, labels, links, fields }: TicketRule): boolean {
  return types.length === 0 && labels.length === 0 && links.length === 0 && Object.keys(fields).length === 0;
}

/** Names are typed by people: neither case nor outer space decides. */
function includesText(texts: readonly string[], text: string): boolean {
  return texts.some((each) => sameText(each, text));
}

function sameText(a: string, b: string): boolean {
  return a === b || a.trim().toLowerCase() === b.trim().toLowerCase();
}
