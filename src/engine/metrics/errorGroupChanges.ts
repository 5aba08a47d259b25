import type { ErrorGroup } from '../domain/errorGroup.ts';
import { countText, numberText } from './countText.ts';

/** Simple rule until the statistical one: at least half again as frequent, and enough events to be no accident. */
export const WORSENING_RATIO = 1.5;
export const WORSENING_LEAST_EVENTS = 20;
/** A group is only missed where it was frequent enough to be expected back by now. */
export const GONE_LEAST_BASELINE_EVENTS = 5;
export const GONE_LEAST_EXPECTED = 5;

/** How much use stands behind the events of each release: events are compared per unit of use, never bare. */
export interface Exposure {
  readonly of: 'sessions' | 'requests';
  readonly judged: number;
  readonly baseline: number;
}

export interface ErrorGroupBaseline {
  /** How sentences call it: "2.3.0". */
  readonly label: string;
  readonly groups: readonly ErrorGroup[];
}

export interface ErrorGroupInput {
  /** As seen in the judged release, one entry per group and spelling. */
  readonly groups: readonly ErrorGroup[];
  /** Null = no earlier release to compare with. */
  readonly baseline: ErrorGroupBaseline | null;
  /** Null = how much either release was used is not known. */
  readonly exposure: Exposure | null;
  /** True where a source's spelling means the judged release. */
  readonly isJudged: (sourceId: string, releaseName: string) => boolean;
  /** T+0 of the judged release; decides what is new where a source does not tell a group's first release. */
  readonly startedAtMs: number;
}

export interface ErrorGroupChange {
  readonly group: ErrorGroup;
  readonly change: 'new' | 'regressed' | 'worsening' | 'gone' | 'known';
  /** Why, in plain words. */
  readonly rule: string;
  readonly events: number;
  readonly users: number | null;
  /** Null = no baseline. */
  readonly baselineEvents: number | null;
}

/** Sorts each group into one class; the first that fits of regressed, new, worsening. Most events first. */
export function errorGroupChanges(input: ErrorGroupInput): ErrorGroupChange[] {
  const judged = mergeSpellings(input.groups);
  const baseline = input.baseline === null ? null : mergeSpellings(input.baseline.groups);
  const changes = [...judged.values()].map((group): ErrorGroupChange => {
    const baselineEvents = baseline === null ? null : (baseline.get(group.id)?.events ?? 0);
    const { change, rule } = classify(group, baselineEvents, input);
    return { group, change, rule, events: group.events, users: group.users, baselineEvents };
  });
  for (const group of baseline?.values() ?? []) {
    const rule = judged.has(group.id) ? null : goneRule(group.events, input);
    if (rule !== null)
      changes.push({ group, change: 'gone', rule, events: 0, users: 0, baselineEvents: group.events });
  }
  return changes.sort((a, b) => b.events - a.events || (a.group.id < b.group.id ? -1 : 1));
}

function classify(
  group: ErrorGroup,
  baselineEvents: number | null,
  input: ErrorGroupInput,
): Pick<ErrorGroupChange, 'change' | 'rule'> {
  if (group.regression !== null) return { change: 'regressed', rule: group.regression.rule };
  if (group.firstReleaseName !== null && input.isJudged(group.sourceId, group.firstReleaseName)) {
    return { change: 'new', rule: 'first seen in this release' };
  }
  if (
    group.firstReleaseName === null &&
    baselineEvents !== null &&
    baselineEvents === 0 &&
    group.firstSeenMs >= input.startedAtMs
  ) {
    return {
      change: 'new',
      rule: 'first seen after this release was deployed; the source names no first release',
    };
  }
  const rule = baselineEvents === null ? null : worseningRule(group.events, baselineEvents, input);
  return rule === null
    ? { change: 'known', rule: 'known before this release' }
    : { change: 'worsening', rule };
}

function worseningRule(
  events: number,
  baselineEvents: number,
  { exposure, baseline }: ErrorGroupInput,
): string | null {
  if (exposure === null || baseline === null || !usable(exposure) || events < WORSENING_LEAST_EVENTS)
    return null;
  if (baselineEvents === 0)
    return `${countText(events, 'events')}, none in the same stretch of ${baseline.label}`;
  const ratio = events / exposure.judged / (baselineEvents / exposure.baseline);
  if (ratio < WORSENING_RATIO) return null;
  return `${(Math.floor(ratio * 10) / 10).toFixed(1)} times as many events per ${unitOf(exposure)} as ${baseline.label}`;
}

function goneRule(baselineEvents: number, { exposure, baseline }: ErrorGroupInput): string | null {
  if (exposure === null || baseline === null || !usable(exposure)) return null;
  if (baselineEvents < GONE_LEAST_BASELINE_EVENTS) return null;
  const expected = (baselineEvents / exposure.baseline) * exposure.judged;
  if (expected < GONE_LEAST_EXPECTED) return null;
  return `not seen yet; about ${numberText(expected)} events expected at the rate of ${baseline.label}`;
}

function usable({ judged, baseline }: Exposure): boolean {
  return Number.isFinite(judged) && Number.isFinite(baseline) && judged > 0 && baseline > 0;
}

function unitOf({ of }: Exposure): string {
  return of === 'sessions' ? 'session' : 'request';
}

/** Two builds of one release are two spellings: their events add up. Their users may be the same people: the larger number. */
export function mergeSpellings(groups: readonly ErrorGroup[]): Map<string, ErrorGroup> {
  const merged = new Map<string, ErrorGroup>();
  const seen = new Set<string>();
  for (const group of groups) {
    const sighting = JSON.stringify([group.id, group.releaseName]);
    if (seen.has(sighting)) continue;
    seen.add(sighting);
    const other = merged.get(group.id);
    merged.set(group.id, other === undefined ? group : addSighting(other, group));
  }
  return merged;
}

function addSighting(a: ErrorGroup, b: ErrorGroup): ErrorGroup {
  return {
    ...(a.lastSeenMs >= b.lastSeenMs ? a : b),
    events: a.events + b.events,
    users: a.users === null ? b.users : Math.max(a.users, b.users ?? 0),
    firstSeenMs: Math.min(a.firstSeenMs, b.firstSeenMs),
    regression: a.regression ?? b.regression,
  };
}
