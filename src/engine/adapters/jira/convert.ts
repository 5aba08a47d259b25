import type { ReportedRelease } from '../../domain/release.ts';
import { ticketRule, type TicketMaterial, type TicketRules } from '../../domain/ticketRules.ts';
import { parseTime } from '../transport/parseTime.ts';
import { textsIn, type FieldIds } from './fields.ts';
import { stateOf, type IssueHistory } from './history.ts';
import { convertLinks, type LinkKinds } from './links.ts';
import type { IssueRecord, VersionRecord } from './records.ts';
import type { JiraSettings } from './settings.ts';

export interface Conversion {
  readonly sourceId: string;
  readonly screenUrl: string | null;
  readonly settings: JiraSettings;
  readonly services: ReadonlyMap<string, readonly string[]>;
  readonly fieldIds: FieldIds;
  readonly linkKinds: LinkKinds;
  /** Fields that rules look at, as settings name them. */
  readonly ruleFields: readonly string[];
}

const NO_FIELDS = {};

export function rulesOf(settings: JiraSettings): TicketRules {
  const { incident, defect, regression, production, beforeProduction } = settings;
  const { acknowledgedStatuses, mitigatedStatuses, excludedResolutions } = settings;
  return {
    acknowledgedStatuses,
    mitigatedStatuses,
    excludedResolutions,
    incident: ticketRule(incident),
    defect: ticketRule(defect),
    regression: ticketRule(regression),
    production: ticketRule(production),
    beforeProduction: ticketRule(beforeProduction),
  };
}

/** A ticket without its history, or in plain words why it cannot be one. */
export function convertIssue(issue: IssueRecord, conversion: Conversion): TicketMaterial | string {
  const createdAtMs = parseTime(issue.created);
  if (createdAtMs === null) return 'no readable creation time';
  const { sourceId, screenUrl, settings, services, linkKinds, ruleFields } = conversion;
  const valuesOf = (name: string) => textsIn(issue, conversion.fieldIds.get(name) ?? []);
  const projectKey = issue.projectKey ?? issue.key.replace(/-\d+$/, '');
  return {
    id: `${sourceId}:${issue.key}`,
    sourceId,
    key: issue.key,
    title: issue.summary,
    typeText: issue.typeText,
    serviceNames: services.get(projectKey) ?? [],
    components: issue.components,
    labels: issue.labels,
    fields:
      ruleFields.length === 0
        ? NO_FIELDS
        : Object.fromEntries(ruleFields.map((name) => [name, valuesOf(name)])),
    createdAtMs,
    updatedAtMs: parseTime(issue.updated) ?? createdAtMs,
    impactStartedAtMs: settings.startedField === null ? null : parseTime(valuesOf(settings.startedField)[0]),
    assignedAtMs: null,
    closedAtMs: parseTime(issue.resolutionDate),
    state: stateOf(issue.status.categoryKey),
    statusText: issue.status.name,
    resolutionText: issue.resolution,
    severityText: valuesOf(settings.severity)[0] ?? null,
    changes: [],
    historyComplete: false,
    affectedReleaseNames: valuesOf(settings.affectedRelease),
    fixReleaseNames: valuesOf(settings.fixRelease),
    links: convertLinks(issue.links, linkKinds),
    url: screenUrl === null ? null : `${screenUrl}/browse/${encodeURIComponent(issue.key)}`,
  };
}

export function withHistory(
  ticket: TicketMaterial,
  { changes, assignedAtMs, complete }: IssueHistory,
): TicketMaterial {
  return { ...ticket, changes, assignedAtMs, historyComplete: complete };
}

/** A version's date is a day without a zone: kept as the day, never made a midnight. */
export function convertVersion(
  version: VersionRecord,
  project: string,
  conversion: Pick<Conversion, 'sourceId' | 'screenUrl' | 'services'>,
): ReportedRelease {
  const { releaseDate, released } = version;
  const day = typeof releaseDate === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(releaseDate) ? releaseDate : null;
  const { sourceId, screenUrl } = conversion;
  return {
    sourceId,
    name: version.name,
    serviceNames: conversion.services.get(project) ?? [],
    createdAtMs: null,
    releasedAtMs: day === null ? parseTime(releaseDate) : null,
    ...(day === null ? {} : { releasedOn: day }),
    released: released ?? null,
    authors: [],
    commitCount: null,
    url:
      screenUrl === null
        ? null
        : `${screenUrl}/projects/${encodeURIComponent(project)}/versions/${encodeURIComponent(version.id)}`,
  };
}
