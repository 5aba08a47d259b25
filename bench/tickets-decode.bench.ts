/**
 * 100,000 tickets from text to domain entities, beside JSON.parse of the same text, which is the floor for anything that
 * goes through objects. Run: node bench/tickets-decode.bench.ts
 */
import {
  convertIssue as convertJira,
  rulesOf as jiraRules,
  withHistory,
  type Conversion,
} from '../src/engine/adapters/jira/convert.ts';
import { fieldsInRules, fieldsNamed, findFields } from '../src/engine/adapters/jira/fields.ts';
import { readHistory, statesById } from '../src/engine/adapters/jira/history.ts';
import { linkKinds } from '../src/engine/adapters/jira/links.ts';
import { decodeHistories, decodeIssue as decodeJira } from '../src/engine/adapters/jira/records.ts';
import { jiraSettings, servicesByProject } from '../src/engine/adapters/jira/settings.ts';
import { decodeIssue as decodeRedmine } from '../src/engine/adapters/redmine/records.ts';
import { judgeTickets } from '../src/engine/domain/ticketRules.ts';

const COUNT = 100_000;
const ROUNDS = 5;
const NOW_MS = Date.UTC(2026, 10, 20, 10);

const time = (index: number, hours: number) =>
  new Date(NOW_MS - index * 40_000 - 9e8 + hours * 3_600_000).toISOString().replace('Z', '+0000');
const settings = jiraSettings.parse({ projects: { shop: 'SHOP' } });
const conversion: Conversion = {
  sourceId: 'tickets',
  screenUrl: 'https://harbour.example',
  settings,
  services: servicesByProject(settings),
  fieldIds: findFields(fieldsNamed(settings), []).ids,
  linkKinds: linkKinds({}),
  ruleFields: fieldsInRules(settings),
};

const jiraText = JSON.stringify({ issues: Array.from({ length: COUNT }, (_, index) => jiraIssue(index)) });
const historyText = JSON.stringify({
  issueChangeLogs: Array.from({ length: COUNT }, (_, index) => jiraHistory(index)),
});
const redmineText = JSON.stringify({
  issues: Array.from({ length: COUNT }, (_, index) => redmineIssue(index)),
});

const issues = listIn(jiraText, 'issues');
const decoded = issues.map(decodeJira).filter((issue) => typeof issue !== 'string');
const tickets = decoded
  .map((issue) => convertJira(issue, conversion))
  .filter((ticket) => typeof ticket !== 'string');
const logs = listIn(historyText, 'issueChangeLogs');
const states = statesById([
  { id: '1', name: 'To Do', categoryKey: 'new' },
  { id: '3', name: 'In Progress', categoryKey: 'indeterminate' },
  { id: '5', name: 'Done', categoryKey: 'done' },
]);
const redmineIssues = listIn(redmineText, 'issues');

const floorMs = best(() => JSON.parse(jiraText));
const rows: (readonly [string, string, number, number])[] = [
  ['Jira: JSON.parse (floor)', size(jiraText), floorMs, floorMs],
  ['Jira: check (decode)', '', best(() => issues.map(decodeJira)), floorMs],
  [
    'Jira: convert to tickets',
    '',
    best(() => decoded.map((issue) => convertJira(issue, conversion))),
    floorMs,
  ],
  ['Jira: rules and times', '', best(() => judgeTickets(tickets, jiraRules(settings), NOW_MS)), floorMs],
];
const historyFloorMs = best(() => JSON.parse(historyText));
rows.push(
  ['Jira histories: JSON.parse (floor)', size(historyText), historyFloorMs, historyFloorMs],
  ['Jira histories: decode and read', '', best(readAllHistories), historyFloorMs],
);
const redmineFloorMs = best(() => JSON.parse(redmineText));
rows.push(
  ['Redmine: JSON.parse (floor)', size(redmineText), redmineFloorMs, redmineFloorMs],
  ['Redmine: check (decode)', '', best(() => redmineIssues.map(decodeRedmine)), redmineFloorMs],
);

console.log(`${COUNT.toLocaleString('en')} tickets, best of ${ROUNDS}\n`);
console.log(`${'step'.padEnd(38)}${'text'.padStart(10)}${'ms'.padStart(9)}${'of floor'.padStart(10)}`);
for (const [step, text, ms, ofMs] of rows) {
  console.log(
    `${step.padEnd(38)}${text.padStart(10)}${ms.toFixed(0).padStart(9)}${(ms / ofMs).toFixed(2).padStart(10)}`,
  );
}

function readAllHistories(): number {
  let changes = 0;
  logs.forEach((log, index) => {
    const issue = decoded[index];
    const ticket = tickets[index];
    if (issue === undefined || ticket === undefined || typeof log !== 'object' || log === null) return;
    const histories =
      'changeHistories' in log && Array.isArray(log.changeHistories)
        ? decodeHistories(log.changeHistories)
        : [];
    changes += withHistory(ticket, readHistory(histories, issue, { states, told: true })).changes.length;
  });
  return changes;
}

function best(work: () => unknown): number {
  let bestMs = Number.POSITIVE_INFINITY;
  for (let round = 0; round < ROUNDS; round += 1) {
    globalThis.gc?.();
    const startedMs = performance.now();
    work();
    bestMs = Math.min(bestMs, performance.now() - startedMs);
  }
  return bestMs;
}

function listIn(text: string, key: string): readonly unknown[] {
  const body: unknown = JSON.parse(text);
  const list = typeof body === 'object' && body !== null ? new Map(Object.entries(body)).get(key) : null;
  return Array.isArray(list) ? list : [];
}

function size(text: string): string {
  return `${(text.length / 1e6).toFixed(0)} MB`;
}

function jiraIssue(index: number) {
  const done = index % 3 !== 0;
  const category = done
    ? { id: 3, key: 'done', name: 'Done', colorName: 'green' }
    : { id: 2, key: 'new', name: 'To Do', colorName: 'blue-gray' };
  return {
    id: String(10_000 + index),
    key: `SHOP-${index}`,
    self: `https://harbour.example/rest/api/3/issue/${10_000 + index}`,
    fields: {
      summary: `The total of basket ${index} differs between the page and the mail`,
      project: { id: '10011', key: 'SHOP' },
      issuetype: { id: '10202', name: index % 10 === 0 ? 'Incident' : 'Bug', subtask: false },
      status: { id: done ? '5' : '1', name: done ? 'Done' : 'To Do', statusCategory: category },
      resolution: done ? { id: '10300', name: index % 30 === 1 ? 'Duplicate' : 'Done' } : null,
      resolutiondate: done ? time(index, 30) : null,
      created: time(index, 0),
      updated: time(index, 31),
      labels: index % 4 === 0 ? ['regression', 'production'] : ['production'],
      components: [{ id: '1', name: 'checkout' }],
      priority: { id: '3', name: 'Medium' },
      versions: [{ id: '1', name: `Shop 2.${index % 40}.0`, released: true }],
      fixVersions: done ? [{ id: '2', name: `Shop 2.${index % 40}.1`, released: true }] : [],
      issuelinks:
        index % 8 === 0
          ? [
              {
                id: String(index),
                type: { name: 'Problem/Incident', inward: 'is caused by', outward: 'causes' },
                inwardIssue: { id: '9', key: `SHOP-${index + 1}` },
              },
            ]
          : [],
    },
  };
}

function jiraHistory(index: number) {
  const item = (from: string, to: string) => ({
    field: 'status',
    fieldtype: 'jira',
    fieldId: 'status',
    from,
    fromString: from,
    to,
    toString: to,
  });
  const first = { id: `${index}1`, created: NOW_MS - index * 40_000 - 8e8, items: [item('1', '3')] };
  const second = { id: `${index}2`, created: NOW_MS - index * 40_000 - 7e8, items: [item('3', '5')] };
  return { issueId: String(10_000 + index), changeHistories: index % 3 === 0 ? [] : [first, second] };
}

function redmineIssue(index: number) {
  return {
    id: index + 1,
    project: { id: 1, name: 'Payments' },
    tracker: { id: 1, name: 'Bug' },
    status: { id: 5, name: 'Closed', is_closed: true },
    priority: { id: 3, name: 'High' },
    author: { id: 7, name: 'Zofia Wrona' },
    category: { id: 1, name: 'gateway' },
    fixed_version: { id: 31, name: `v1.${index % 40}.0` },
    subject: `Refund ${index} waits for the bank`,
    description: 'h3. Signal\r\n\r\nRefunds that wait longer than a day.',
    done_ratio: 100,
    is_private: false,
    custom_fields: [
      { id: 11, name: 'Affected version', multiple: true, value: ['30'] },
      { id: 12, name: 'Found in', value: 'Production' },
      { id: 13, name: 'Regression', value: '0' },
    ],
    created_on: '2026-11-18T08:00:00Z',
    updated_on: '2026-11-19T08:00:00Z',
    closed_on: '2026-11-19T08:00:00Z',
    relations: [],
  };
}
