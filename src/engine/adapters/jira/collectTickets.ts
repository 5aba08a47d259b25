import type { Collected } from '../../domain/collected.ts';
import {
  judgeTickets,
  ruleThatFired,
  ticketNotices,
  type JudgedTickets,
  type TicketMaterial,
  type TicketRules,
} from '../../domain/ticketRules.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { AdapterContext, Asking, WindowScope } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { createJiraApi, type JiraApi } from './api.ts';
import { convertIssue, rulesOf, withHistory, type Conversion } from './convert.ts';
import {
  fieldsAsked,
  fieldsInRules,
  fieldsNamed,
  findFields,
  needsFieldList,
  type FoundFields,
} from './fields.ts';
import { NO_HISTORY, readHistory, statesById, type StateOfStatus } from './history.ts';
import { ticketsJql, typesAsked } from './jql.ts';
import { linkKinds } from './links.ts';
import {
  decodeIssue,
  fieldListRecord,
  myselfRecord,
  statusListRecord,
  type HistoryRecord,
  type IssueRecord,
} from './records.ts';
import { Rejections } from '../transport/rejections.ts';
import { servicesByProject, type JiraSettings } from './settings.ts';

/** One window's tickets, sorted into incidents and defects; both capabilities answer from the same collection. */
export interface TicketCollection extends Omit<Collected<never>, 'items'> {
  readonly judged: JudgedTickets;
}

interface Found {
  readonly issue: IssueRecord;
  readonly ticket: TicketMaterial;
}

export async function collectTickets(
  settings: JiraSettings,
  context: AdapterContext,
  scope: WindowScope,
  asking: Asking,
): Promise<TicketCollection> {
  const { sourceId, screenUrl, request } = context;
  const api = createJiraApi({ sourceId, screenUrl, request, asking, flavour: settings.flavour });
  const rules = rulesOf(settings);
  const rejections = new Rejections();
  const services = servicesByProject(settings);

  const fields = await findSettingsFields(api, settings);
  const jql = ticketsJql([...services.keys()], scope.window, typesAsked([rules.incident, rules.defect]));
  const [pages, statuses] = await Promise.all([
    api.search(jql, fieldsAsked(fields.ids)),
    collectStatuses(api),
  ]);
  // A wrong token is answered as an anonymous visitor: 200 and nothing. Only /myself tells it apart from "there is none".
  if (pages.items.length === 0) await api.read('myself', myselfRecord);

  const conversion: Conversion = {
    sourceId,
    screenUrl,
    settings,
    services,
    fieldIds: fields.ids,
    linkKinds: linkKinds(settings.links),
    ruleFields: fieldsInRules(settings),
  };
  const found = sift(pages.items, { conversion, rules, rejections, window: scope.window });
  const states = statesById([...statuses, ...found.map(({ issue }) => issue.status)]);
  const histories = await collectHistories(api, settings.flavour, found);
  const tickets = found.map((each) => withHistory(each.ticket, historyOf(each, { histories, states })));
  const judged = judgeTickets(tickets, rules, asking.nowMs);
  return {
    judged,
    window: scope.window,
    incompleteness: [...pages.incompleteness, ...histories.incompleteness],
    rejected: rejections.list(),
    notices: [...noticesOnFields(fields), ...ticketNotices(judged)],
    asOfMs: asking.nowMs,
    receipts: api.receipts,
  };
}

async function findSettingsFields(api: JiraApi, settings: JiraSettings): Promise<FoundFields> {
  const names = fieldsNamed(settings);
  return findFields(names, needsFieldList(names) ? await api.read('field', fieldListRecord) : []);
}

async function collectStatuses(api: JiraApi) {
  const statuses = await api.read('status', statusListRecord);
  return statuses.map(({ id, name, statusCategory }) => ({
    id,
    name,
    categoryKey: statusCategory?.key ?? null,
  }));
}

interface Sieve {
  readonly conversion: Conversion;
  readonly rules: TicketRules;
  readonly rejections: Rejections;
  readonly window: TimeWindow;
}

/** Keeps what the rules call an incident or a defect and the real times put into the window (the query is wider). */
function sift(values: readonly unknown[], { conversion, rules, rejections, window }: Sieve): Found[] {
  const byId = new Map<string, Found>();
  for (const value of values) {
    const issue = decodeIssue(value);
    if (typeof issue === 'string') {
      rejections.add(issue, JSON.stringify(value).slice(0, 80));
      continue;
    }
    const ticket = convertIssue(issue, conversion);
    if (typeof ticket === 'string') rejections.add(ticket, issue.key);
    else if (belongs(ticket, rules, window)) byId.set(issue.id, { issue, ticket });
  }
  return [...byId.values()];
}

function belongs(ticket: TicketMaterial, rules: TicketRules, { startMs, endMs }: TimeWindow): boolean {
  if (ticket.createdAtMs >= endMs || (ticket.state === 'done' && ticket.updatedAtMs < startMs)) return false;
  return ruleThatFired(ticket, rules.incident) !== null || ruleThatFired(ticket, rules.defect) !== null;
}

interface Histories {
  /** Null where the source would not give them. */
  readonly byIssue: ReadonlyMap<string, readonly HistoryRecord[]> | null;
  readonly incompleteness: readonly string[];
}

/** Tickets stay useful without their history, so a refusal of the history alone is told, not thrown. */
async function collectHistories(
  api: JiraApi,
  flavour: JiraSettings['flavour'],
  found: readonly Found[],
): Promise<Histories> {
  if (flavour === 'datacenter') return { byIssue: new Map(), incompleteness: [] };
  const touched = found
    .filter(({ ticket }) => ticket.updatedAtMs > ticket.createdAtMs)
    .map(({ issue }) => issue.id);
  try {
    const { histories, incompleteness } = await api.changelogs(touched);
    return { byIssue: histories, incompleteness };
  } catch (error) {
    if (!(error instanceof SourceError) || !['forbidden', 'not-found', 'refused'].includes(error.facts.kind))
      throw error;
    return {
      byIssue: null,
      incompleteness: [`No status histories: ${error.message} Reopenings are unknown.`],
    };
  }
}

function historyOf({ issue }: Found, { histories, states }: { histories: Histories; states: StateOfStatus }) {
  if (histories.byIssue === null) return NO_HISTORY;
  const along = issue.changelog;
  if (along !== null)
    return readHistory(along.histories, issue, {
      states,
      told: along.total === null || along.total <= along.histories.length,
    });
  return readHistory(histories.byIssue.get(issue.id) ?? [], issue, {
    states,
    told: histories.incompleteness.length === 0,
  });
}

function noticesOnFields({ missing, shared }: FoundFields): readonly string[] {
  return [
    ...missing.map((name) => `This Jira has no field called "${name}"; rules that look at it never match.`),
    ...shared.map(
      (name) =>
        `Several fields are called "${name}"; all of them are read. Write the id (customfield_…) to choose one.`,
    ),
  ];
}
