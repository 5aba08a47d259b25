import type { WorldStatus, WorldTicket } from '../../world/world.ts';

/** How this company has set up its Jira. */
export interface JiraProject {
  readonly key: string;
  readonly id: string;
  /** What versions are called: '<prefix> 2.4.0'. */
  readonly versionPrefix: string;
  readonly statuses: Readonly<Record<WorldStatus, JiraStatus>>;
}

export interface JiraStatus {
  readonly id: string;
  readonly name: string;
  readonly category: 'new' | 'indeterminate' | 'done';
}

const ENGLISH: JiraProject['statuses'] = {
  new: { id: '10000', name: 'To Do', category: 'new' },
  acknowledged: { id: '10001', name: 'Acknowledged', category: 'indeterminate' },
  'in-progress': { id: '3', name: 'In Progress', category: 'indeterminate' },
  mitigated: { id: '10002', name: 'Mitigated', category: 'indeterminate' },
  resolved: { id: '5', name: 'Resolved', category: 'done' },
  closed: { id: '6', name: 'Closed', category: 'done' },
  reopened: { id: '4', name: 'Reopened', category: 'new' },
};

/** One team works in German: names tell nothing to a program that looks for "Done". */
const GERMAN: JiraProject['statuses'] = {
  new: { id: '10100', name: 'Offen', category: 'new' },
  acknowledged: { id: '10101', name: 'Bestätigt', category: 'indeterminate' },
  'in-progress': { id: '10102', name: 'In Arbeit', category: 'indeterminate' },
  mitigated: { id: '10103', name: 'Entschärft', category: 'indeterminate' },
  resolved: { id: '10104', name: 'Behoben', category: 'done' },
  closed: { id: '10105', name: 'Geschlossen', category: 'done' },
  reopened: { id: '10106', name: 'Wieder geöffnet', category: 'new' },
};

/** Where `Geschlossen` was moved to when the German team's workflow was replaced. */
export const MIGRATED: JiraStatus = { id: '10107', name: 'Erledigt', category: 'done' };

const PROJECTS: Readonly<Record<string, JiraProject>> = {
  shop: { key: 'SHOP', id: '10011', versionPrefix: 'Shop', statuses: ENGLISH },
  accounts: { key: 'ACC', id: '10012', versionPrefix: 'Accounts', statuses: GERMAN },
};

export function projectOf(service: string): JiraProject {
  return (
    PROJECTS[service] ?? {
      key: service.toUpperCase(),
      id: '10099',
      versionPrefix: service,
      statuses: ENGLISH,
    }
  );
}

export const ALL_STATUSES: readonly JiraStatus[] = [
  ...Object.values(ENGLISH),
  ...Object.values(GERMAN),
  MIGRATED,
];

export const TYPES: Readonly<Record<WorldTicket['kind'], { id: string; name: string }>> = {
  incident: { id: '10201', name: 'Incident' },
  defect: { id: '10202', name: 'Bug' },
  task: { id: '10203', name: 'Task' },
};

export const RESOLUTIONS: Readonly<
  Record<NonNullable<WorldTicket['resolution']>, { id: string; name: string }>
> = {
  fixed: { id: '10300', name: 'Done' },
  duplicate: { id: '10301', name: 'Duplicate' },
  'wont-fix': { id: '10302', name: "Won't Do" },
  'cannot-reproduce': { id: '10303', name: 'Cannot Reproduce' },
};

export const PRIORITIES = { 1: 'Highest', 2: 'High', 3: 'Medium' } as const;

export const LINK_TYPES = {
  'caused-by': { id: '10401', name: 'Problem/Incident', inward: 'is caused by', outward: 'causes' },
  relates: { id: '10402', name: 'Relates', inward: 'relates to', outward: 'relates to' },
  duplicates: { id: '10403', name: 'Duplicate', inward: 'is duplicated by', outward: 'duplicates' },
} as const;

/** Custom fields of this Jira. Two of them bear the same name, as happens when teams make their own. */
export const FIELDS = {
  impactStarted: { id: 'customfield_10050', name: 'Impact started' },
  team: { id: 'customfield_10051', name: 'Team' },
  otherTeam: { id: 'customfield_10052', name: 'Team' },
} as const;

/** A version that is no version: nobody has tidied it up. */
export const STRANGE_VERSION = 'Backlog sweep';

/** The token's owner lives two hours east of UTC; Jira writes and reads all times in the owner's zone. */
export const OWNER_OFFSET_MIN = 120;
export const OWNER_ZONE = 'Africa/Johannesburg';

/** `2026-11-20T12:00:00.000+0200`: without a colon in the offset. */
export function jiraTime(timeMs: number): string {
  return new Date(timeMs + OWNER_OFFSET_MIN * 60_000).toISOString().replace('Z', '+0200');
}
