import { fieldTexts, type IssueRecord } from './records.ts';
import type { JiraSettings } from './settings.ts';

/** Field as settings name it -> ids in this instance. Display names are not unique: all fields of that name are read. */
export type FieldIds = ReadonlyMap<string, readonly string[]>;

const BUILT_IN = [
  'versions',
  'fixVersions',
  'priority',
  'labels',
  'components',
  'environment',
  'duedate',
  'created',
  'resolutiondate',
];
const ALWAYS = [
  'summary',
  'project',
  'issuetype',
  'status',
  'resolution',
  'resolutiondate',
  'created',
  'updated',
  'labels',
  'components',
  'issuelinks',
];

export interface FoundFields {
  readonly ids: FieldIds;
  /** Names that this Jira does not have. */
  readonly missing: readonly string[];
  /** Names that several fields bear. */
  readonly shared: readonly string[];
}

/** Fields that rules look at. */
export function fieldsInRules({
  incident,
  defect,
  regression,
  production,
  beforeProduction,
}: JiraSettings): readonly string[] {
  const rules = [incident, defect, regression, production, beforeProduction];
  return [...new Set(rules.flatMap((rule) => Object.keys(rule.fields)))];
}

/** Every field that settings mention. */
export function fieldsNamed(settings: JiraSettings): readonly string[] {
  const started = settings.startedField === null ? [] : [settings.startedField];
  return [
    ...new Set([
      ...fieldsInRules(settings),
      settings.affectedRelease,
      settings.fixRelease,
      settings.severity,
      ...started,
    ]),
  ];
}

/** Custom ids and built-in names are ids already; only display names need the instance's field list. */
export function needsFieldList(names: readonly string[]): boolean {
  return names.some((name) => !isFieldId(name));
}

export function findFields(
  names: readonly string[],
  known: readonly { readonly id: string; readonly name: string }[],
): FoundFields {
  const ids = new Map<string, readonly string[]>();
  for (const name of names) {
    const same = known.filter(
      (field) => field.id === name || field.name.toLowerCase() === name.toLowerCase(),
    );
    ids.set(name, isFieldId(name) ? [name] : same.map((field) => field.id));
  }
  const withCount = (wanted: (count: number) => boolean) =>
    names.filter((name) => wanted(ids.get(name)?.length ?? 0));
  return { ids, missing: withCount((count) => count === 0), shared: withCount((count) => count > 1) };
}

/** `fields` of a search: always sent, because Jira Cloud answers with bare ids otherwise. */
export function fieldsAsked(ids: FieldIds): readonly string[] {
  return [...new Set([...ALWAYS, ...[...ids.values()].flat()])];
}

export function textsIn(issue: IssueRecord, ids: readonly string[]): readonly string[] {
  const [only] = ids;
  if (ids.length === 1 && only !== undefined) return fieldTexts(issue.fields[only]);
  return ids.flatMap((id) => fieldTexts(issue.fields[id]));
}

function isFieldId(name: string): boolean {
  return BUILT_IN.includes(name) || /^customfield_\d+$/.test(name);
}
