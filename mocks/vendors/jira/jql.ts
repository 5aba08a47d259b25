import type { JiraIssue } from './project.ts';
import { OWNER_OFFSET_MIN, TYPES } from './words.ts';

export type JqlAnswer =
  | { readonly kind: 'issues'; readonly issues: readonly JiraIssue[] }
  | { readonly kind: 'refused'; readonly message: string };

type Test = (issue: JiraIssue) => boolean;

class Refusal extends Error {}

/**
 * The part of JQL that is asked for here: conditions on project, issuetype, created, updated and statusCategory, joined by
 * AND, and by OR inside brackets. Anything else is refused as Jira refuses it, so that a misspelt query is noticed.
 */
export function answerJql(
  jql: string,
  issues: readonly JiraIssue[],
  projectKeys: readonly string[],
): JqlAnswer {
  const [condition = '', order] = jql.split(/\bORDER BY\b/i);
  if (condition.trim() === '') {
    return {
      kind: 'refused',
      message: 'Unbounded JQL queries are not allowed here. Please add a search restriction to your query.',
    };
  }
  try {
    const test = allOf(condition, projectKeys);
    const found = issues
      .filter(test)
      .sort((a, b) => a.createdAtMs - b.createdAtMs || a.key.localeCompare(b.key));
    if (order !== undefined && !/^\s*created ASC\s*,\s*key ASC\s*$/i.test(order))
      throw new Refusal(`Cannot order by${order}`);
    return { kind: 'issues', issues: found };
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', message: error.message };
    throw error;
  }
}

function allOf(text: string, projectKeys: readonly string[]): Test {
  const tests = splitOutside(text, 'AND').map((part) => {
    const bracketed = /^\((.*)\)$/.exec(part);
    const either = splitOutside(bracketed?.[1] ?? part, 'OR').map((each) => clause(each, projectKeys));
    return (issue: JiraIssue) => either.some((test) => test(issue));
  });
  return (issue) => tests.every((test) => test(issue));
}

function clause(text: string, projectKeys: readonly string[]): Test {
  const list = /^(project|issuetype) in \((.*)\)$/i.exec(text);
  if (list !== null) {
    const byProject = list[1] === 'project';
    const wanted = (list[2] ?? '').split(',').map(unquoted);
    const known = byProject ? projectKeys : Object.values(TYPES).map((type) => type.name);
    const stranger = wanted.find((each) => !known.includes(each));
    if (stranger !== undefined)
      throw new Refusal(`The value '${stranger}' does not exist for the field '${list[1]}'.`);
    return (issue) => wanted.includes(byProject ? issue.projectKey : issue.typeName);
  }
  const time = /^(created|updated) (<=|>=) "(.*)"$/i.exec(text);
  if (time !== null) {
    const atMs = ownersTime(time[3] ?? '');
    const valueOf = (issue: JiraIssue) => (time[1] === 'created' ? issue.createdAtMs : issue.updatedAtMs);
    return (issue) => (time[2] === '<=' ? valueOf(issue) <= atMs : valueOf(issue) >= atMs);
  }
  if (/^statusCategory != Done$/i.test(text)) return (issue) => issue.category !== 'done';
  throw new Refusal(`Error in the JQL Query: cannot read '${text}'.`);
}

/** Splits at a word that stands outside brackets and quotes. */
function splitOutside(text: string, word: 'AND' | 'OR'): readonly string[] {
  const parts = [''];
  let depth = 0;
  let quoted = false;
  for (const token of text.split(/(\bAND\b|\bOR\b|[()"])/)) {
    if (token === '"') quoted = !quoted;
    if (token === '(' && !quoted) depth += 1;
    if (token === ')' && !quoted) depth -= 1;
    if (token === word && depth === 0 && !quoted) parts.push('');
    else parts.push(`${parts.pop() ?? ''}${token}`);
  }
  return parts.map((part) => part.trim());
}

/** A time in a query is a wall clock's, in the zone of whoever owns the token. */
function ownersTime(text: string): number {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}$/.test(text)) throw new Refusal(`Date value '${text}' is invalid.`);
  return Date.parse(`${text.replace(' ', 'T')}:00Z`) - OWNER_OFFSET_MIN * 60_000;
}

function unquoted(text: string): string {
  return text.trim().replace(/^"(.*)"$/, '$1');
}
