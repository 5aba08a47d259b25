import * as z from 'zod';

/**
 * One issue of `POST rest/api/3/search/jql` (Cloud) or `POST rest/api/2/search` (Data Center).
 * https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-search/
 * Read by hand: the list may hold 100,000 issues, and a schema interpreter takes longer over them than JSON.parse.
 * Any field may be missing altogether (not on the project's screens).
 */
export interface IssueRecord {
  readonly id: string;
  readonly key: string;
  readonly summary: string;
  readonly projectKey: string | null;
  readonly typeText: string | null;
  readonly status: StatusRecord;
  readonly resolution: string | null;
  readonly resolutionDate: unknown;
  readonly created: unknown;
  readonly updated: unknown;
  readonly labels: readonly string[];
  readonly components: readonly string[];
  readonly links: readonly LinkRecord[];
  /** All fields as they came, for those that settings name. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** Data Center only: the change history that came along. */
  readonly changelog: ChangelogRecord | null;
}

export interface StatusRecord {
  readonly id: string;
  readonly name: string;
  /** `new`, `indeterminate`, `done`; never localised. Null where the source does not say. */
  readonly categoryKey: string | null;
}

export interface LinkRecord {
  readonly id: string | null;
  /** The link's words as seen from this issue: 'is caused by'. */
  readonly text: string;
  readonly otherKey: string;
}

export interface ChangelogRecord {
  readonly histories: readonly HistoryRecord[];
  /** How many the source says there are. */
  readonly total: number | null;
}

export interface HistoryRecord {
  /** ISO text or epoch seconds or milliseconds. */
  readonly created: unknown;
  readonly items: readonly ChangeItemRecord[];
}

export interface ChangeItemRecord {
  readonly field: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly fromText: string;
  readonly toText: string;
}

/** `GET rest/api/{2,3}/project/{key}/versions`: a plain array. `releaseDate` is a day; the vendor's example has an epoch. */
export const versionRecord = z.object({
  id: z.string(),
  name: z.string(),
  released: z.boolean().optional(),
  archived: z.boolean().optional(),
  releaseDate: z.union([z.string(), z.number()]).optional(),
});
export type VersionRecord = z.output<typeof versionRecord>;

/** `GET rest/api/{2,3}/status` */
export const statusListRecord = z.array(
  z.object({ id: z.string(), name: z.string(), statusCategory: z.object({ key: z.string() }).optional() }),
);

/** `GET rest/api/{2,3}/field` */
export const fieldListRecord = z.array(z.object({ id: z.string(), name: z.string() }));

/** `GET rest/api/{2,3}/myself` */
export const myselfRecord = z.object({ displayName: z.string().optional(), timeZone: z.string().optional() });

/** Most lists of most issues are empty: one shared list instead of 100,000. */
const NONE: readonly never[] = [];

/** The record, or in plain words what is wrong with it. */
export function decodeIssue(value: unknown): IssueRecord | string {
  if (!isRecord(value)) return 'an issue that is not an object';
  const id = textOf(value['id']);
  const key = textOf(value['key']);
  const fields = value['fields'];
  if (id === null || key === null) return 'no id or key';
  if (!isRecord(fields)) return 'no fields (the source sent ids only)';
  const status = decodeStatus(fields['status']);
  if (status === null) return 'no status';
  return {
    id,
    key,
    summary: textOf(fields['summary']) ?? '',
    projectKey: memberOf(fields['project'], 'key'),
    typeText: memberOf(fields['issuetype'], 'name'),
    status,
    resolution: memberOf(fields['resolution'], 'name'),
    resolutionDate: fields['resolutiondate'],
    created: fields['created'],
    updated: fields['updated'],
    labels: textsOf(fields['labels']),
    components: namesOf(fields['components']),
    links: decodeLinks(fields['issuelinks']),
    fields,
    changelog: decodeChangelog(value['changelog']),
  };
}

export function decodeChangelog(value: unknown): ChangelogRecord | null {
  if (!isRecord(value) || !Array.isArray(value['histories'])) return null;
  const total = value['total'];
  return { histories: decodeHistories(value['histories']), total: typeof total === 'number' ? total : null };
}

export function decodeHistories(values: readonly unknown[]): HistoryRecord[] {
  const histories: HistoryRecord[] = [];
  for (const value of values) {
    if (!isRecord(value) || !Array.isArray(value['items'])) continue;
    const items: ChangeItemRecord[] = [];
    for (const each of value['items']) {
      const item = decodeItem(each);
      if (item !== null) items.push(item);
    }
    histories.push({ created: value['created'], items });
  }
  return histories;
}

/** `Object.hasOwn` throughout: a missing `toString` would otherwise read as the function every object inherits. */
function decodeItem(value: unknown): ChangeItemRecord | null {
  if (!isRecord(value)) return null;
  const own = (key: string): string | null => (Object.hasOwn(value, key) ? textOf(value[key]) : null);
  const field = own('fieldId') ?? own('field');
  if (field === null) return null;
  return {
    field,
    from: own('from'),
    to: own('to'),
    fromText: own('fromString') ?? '',
    toText: own('toString') ?? '',
  };
}

function decodeStatus(value: unknown): StatusRecord | null {
  if (!isRecord(value)) return null;
  const id = textOf(value['id']);
  const name = textOf(value['name']);
  if (id === null || name === null) return null;
  return { id, name, categoryKey: memberOf(value['statusCategory'], 'key') };
}

function decodeLinks(value: unknown): readonly LinkRecord[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const links: LinkRecord[] = [];
  for (const each of value) {
    if (!isRecord(each)) continue;
    const outwards = memberOf(each['outwardIssue'], 'key');
    const otherKey = outwards ?? memberOf(each['inwardIssue'], 'key');
    const text = memberOf(each['type'], outwards === null ? 'inward' : 'outward');
    if (otherKey !== null && text !== null) links.push({ id: textOf(each['id']), text, otherKey });
  }
  return links;
}

/** Whatever a field holds, as texts: a string, number, option `{value}`, version or user `{name}`, or a list of them. */
export function fieldTexts(value: unknown): readonly string[] {
  if (value === null || value === undefined || value === '') return NONE;
  if (Array.isArray(value)) return value.length === 0 ? NONE : value.flatMap(fieldTexts);
  if (isRecord(value)) return fieldTexts(value['value'] ?? value['name'] ?? value['key']);
  const text = typeof value === 'boolean' ? String(value) : textOf(value);
  return text === null ? NONE : [text];
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function textOf(value: unknown): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : null;
}

function memberOf(value: unknown, key: string): string | null {
  return isRecord(value) ? textOf(value[key]) : null;
}

function textsOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  return value.filter((each) => typeof each === 'string');
}

function namesOf(value: unknown): readonly string[] {
  if (!Array.isArray(value) || value.length === 0) return NONE;
  const names: string[] = [];
  for (const each of value) {
    const name = memberOf(each, 'name');
    if (name !== null) names.push(name);
  }
  return names;
}
