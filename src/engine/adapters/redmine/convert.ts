import type { ReportedRelease } from '../../domain/release.ts';
import { ticketRule, type TicketMaterial, type TicketRules } from '../../domain/ticketRules.ts';
import { parseTime } from '../transport/parseTime.ts';
import type { IssueRecord, VersionRecord } from './records.ts';
import { convertRelations } from './relations.ts';
import type { RedmineSettings } from './settings.ts';
import { stateOf, type IssueHistory, type KnownStatuses } from './statuses.ts';

export interface Conversion {
  readonly sourceId: string;
  readonly screenUrl: string | null;
  readonly settings: RedmineSettings;
  readonly serviceNames: readonly string[];
  readonly statuses: KnownStatuses;
  /** Version id as text -> its name: a custom field of the format "version" holds ids, one of the format "list" names. */
  readonly versionNames: ReadonlyMap<string, string>;
  /** Custom fields that rules look at, as settings name them. */
  readonly ruleFields: readonly string[];
}

export function rulesOf(settings: RedmineSettings): TicketRules {
  const { acknowledgedStatuses, mitigatedStatuses, excludedStatuses } = settings;
  const neutral = ({ trackers, links, fields }: RedmineSettings['incident']) =>
    ticketRule({ types: trackers, links, fields });
  return {
    acknowledgedStatuses,
    mitigatedStatuses,
    excludedResolutions: excludedStatuses,
    incident: neutral(settings.incident),
    defect: neutral(settings.defect),
    regression: neutral(settings.regression),
    production: neutral(settings.production),
    beforeProduction: neutral(settings.beforeProduction),
  };
}

/** Custom fields that rules look at. */
export function ruleFieldsOf({
  incident,
  defect,
  regression,
  production,
  beforeProduction,
}: RedmineSettings): readonly string[] {
  return [
    ...new Set(
      [incident, defect, regression, production, beforeProduction].flatMap((rule) =>
        Object.keys(rule.fields),
      ),
    ),
  ];
}

/** A ticket without its history, or in plain words why it cannot be one. */
export function convertIssue(issue: IssueRecord, conversion: Conversion): TicketMaterial | string {
  const createdAtMs = parseTime(issue.created);
  if (createdAtMs === null) return 'no readable creation time';
  const { sourceId, screenUrl, settings, statuses } = conversion;
  const key = String(issue.id);
  const state = stateOf(String(issue.status.id), statuses);
  const started = settings.startedField === null ? undefined : valuesOf(issue, settings.startedField)[0];
  return {
    id: `${sourceId}:${key}`,
    sourceId,
    key,
    title: issue.subject,
    typeText: issue.tracker?.name ?? null,
    serviceNames: conversion.serviceNames,
    components: issue.category === null ? [] : [issue.category.name],
    labels: [],
    fields: Object.fromEntries(conversion.ruleFields.map((name) => [name, valuesOf(issue, name)])),
    createdAtMs,
    updatedAtMs: parseTime(issue.updated) ?? createdAtMs,
    impactStartedAtMs: parseTime(started),
    assignedAtMs: null,
    closedAtMs: parseTime(issue.closed),
    state,
    statusText: issue.status.name,
    // Redmine has no resolution: the closing status says how it ended.
    resolutionText: state === 'done' ? issue.status.name : null,
    severityText: issue.priority?.name ?? null,
    changes: [],
    historyComplete: false,
    affectedReleaseNames: valuesOf(issue, settings.affectedRelease).map(
      (value) => conversion.versionNames.get(value) ?? value,
    ),
    fixReleaseNames: issue.fixedVersion === null ? [] : [issue.fixedVersion.name],
    links: convertRelations(issue, settings.links),
    url: screenUrl === null ? null : `${screenUrl}/issues/${key}`,
  };
}

export function withHistory(
  ticket: TicketMaterial,
  { changes, assignedAtMs, complete }: IssueHistory,
): TicketMaterial {
  return { ...ticket, changes, assignedAtMs, historyComplete: complete };
}

/** A version has no time of release; its due date is a plan, and becomes the day only once the version is closed. */
export function convertVersion(
  version: VersionRecord,
  conversion: Pick<Conversion, 'sourceId' | 'screenUrl' | 'serviceNames'>,
): ReportedRelease {
  const { sourceId, screenUrl, serviceNames } = conversion;
  const released = version.status === undefined ? null : version.status === 'closed';
  const day = released === true ? (version.due_date ?? null) : null;
  return {
    sourceId,
    serviceNames,
    released,
    name: version.name,
    createdAtMs: parseTime(version.created_on),
    releasedAtMs: null,
    ...(day === null ? {} : { releasedOn: day }),
    authors: [],
    commitCount: null,
    url: screenUrl === null ? null : `${screenUrl}/versions/${version.id}`,
  };
}

/** By name without case, or by id. Names of custom fields are not unique over all trackers: all of that name count. */
function valuesOf({ customFields }: IssueRecord, wanted: string): readonly string[] {
  const found = customFields.filter(
    ({ id, name }) => String(id) === wanted || name.toLowerCase() === wanted.toLowerCase(),
  );
  return found.flatMap((field) => field.values);
}
