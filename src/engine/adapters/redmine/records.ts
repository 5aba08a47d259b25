import * as z from 'zod';

/**
 * One issue of `GET issues.json` or `GET issues/{id}.json`. https://www.redmine.org/projects/redmine/wiki/Rest_Issues
 * Read by hand, as the list may be long. Every sub-record may be missing: rights hide it, or nothing was set.
 */
export interface IssueRecord {
  readonly id: number;
  readonly subject: string;
  readonly project: NamedRecord | null;
  readonly tracker: NamedRecord | null;
  readonly status: NamedRecord;
  readonly priority: NamedRecord | null;
  readonly category: NamedRecord | null;
  readonly fixedVersion: NamedRecord | null;
  readonly created: unknown;
  readonly updated: unknown;
  readonly closed: unknown;
  readonly customFields: readonly CustomFieldRecord[];
  readonly relations: readonly RelationRecord[];
  /** Null in lists: only a single issue brings its journals. */
  readonly journals: readonly JournalRecord[] | null;
}

export interface NamedRecord {
  readonly id: number;
  readonly name: string;
}

export interface CustomFieldRecord extends NamedRecord {
  readonly values: readonly string[];
}

export interface RelationRecord {
  readonly id: number;
  readonly fromId: number;
  readonly toId: number;
  readonly type: string;
}

export interface JournalRecord {
  readonly created: unknown;
  readonly details: readonly DetailRecord[];
}

/** Ids come as text here, and a missing value as a missing key. */
export interface DetailRecord {
  readonly property: string;
  readonly name: string;
  readonly from: string | null;
  readonly to: string | null;
}

const named = z.object({ id: z.number(), name: z.string() });

/** `GET issue_statuses.json` */
export const statusesRecord = z.object({
  issue_statuses: z.array(named.extend({ is_closed: z.boolean().optional() })),
});
export type StatusRecord = z.output<typeof statusesRecord>['issue_statuses'][number];

/** `GET trackers.json` */
export const trackersRecord = z.object({ trackers: z.array(named) });

/** `GET projects/{identifier}.json` */
export const projectRecord = z.object({ project: named.extend({ identifier: z.string() }) });

/** `GET projects/{identifier}/versions.json`; `due_date` is a day. Versions shared by other projects are in it too. */
export const versionListRecord = z.object({ versions: z.array(z.unknown()) });
export const versionRecord = named.extend({
  status: z.string().optional(),
  due_date: z.string().nullish(),
  created_on: z.string().optional(),
});
export type VersionRecord = z.output<typeof versionRecord>;

/** `GET users/current.json` */
export const currentUserRecord = z.object({
  user: z.object({ id: z.number(), login: z.string().optional() }),
});

/** Most lists of most issues are empty: one shared list instead of thousands. */
const NONE: readonly never[] = [];

/** The record, or in plain words what is wrong with it. */
export function decodeIssue(value: unknown): IssueRecord | string {
  if (!isRecord(value)) return 'an issue that is not an object';
  const id = value['id'];
  if (typeof id !== 'number') return 'no id';
  const status = decodeNamed(value['status']);
  if (status === null) return 'no status';
  return {
    id,
    subject: typeof value['subject'] === 'string' ? value['subject'] : '',
    project: decodeNamed(value['project']),
    tracker: decodeNamed(value['tracker']),
    status,
    priority: decodeNamed(value['priority']),
    category: decodeNamed(value['category']),
    fixedVersion: decodeNamed(value['fixed_version']),
    created: value['created_on'],
    updated: value['updated_on'],
    closed: value['closed_on'],
    customFields: decodeCustomFields(value['custom_fields']),
    relations: decodeList(value['relations'], decodeRelation),
    journals: Array.isArray(value['journals']) ? decodeList(value['journals'], decodeJournal) : null,
  };
}

function decodeNamed(value: unknown): NamedRecord | null {
  if (!isRecord(value)) return null;
  const { id, name } = value;
  return typeof id === 'number' && typeof name === 'string' ? { id, name } : null;
}

function decodeCustomFields(value: unknown): readonly CustomFieldRecord[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const fields: CustomFieldRecord[] = [];
  for (const each of value) {
    if (!isRecord(each)) continue;
    const { id, name } = each;
    if (typeof id === 'number' && typeof name === 'string')
      fields.push({ id, name, values: valuesIn(each['value']) });
  }
  return fields;
}

/** A value is a text or, where several may be chosen, a list of texts; empty text means nothing was chosen. */
function valuesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return value === '' ? NONE : [value];
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string' && each !== '') : NONE;
}

function decodeRelation(value: unknown): RelationRecord | null {
  if (!isRecord(value)) return null;
  const { id, issue_id: fromId, issue_to_id: toId, relation_type: type } = value;
  const whole =
    typeof id === 'number' &&
    typeof fromId === 'number' &&
    typeof toId === 'number' &&
    typeof type === 'string';
  return whole ? { id, fromId, toId, type } : null;
}

function decodeJournal(value: unknown): JournalRecord | null {
  return isRecord(value)
    ? { created: value['created_on'], details: decodeList(value['details'], decodeDetail) }
    : null;
}

function decodeDetail(value: unknown): DetailRecord | null {
  if (!isRecord(value)) return null;
  const { property, name, old_value: from, new_value: to } = value;
  if (typeof property !== 'string' || typeof name !== 'string') return null;
  return {
    property,
    name,
    from: typeof from === 'string' ? from : null,
    to: typeof to === 'string' ? to : null,
  };
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decodeList<T>(value: unknown, decode: (value: unknown) => T | null): readonly T[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const decoded: T[] = [];
  for (const each of value) {
    const record = decode(each);
    if (record !== null) decoded.push(record);
  }
  return decoded;
}
