import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import { PEOPLE } from './company.ts';
import type { Course } from './course.ts';
import { pick, randomFrom, uniform, type Random } from './random.ts';
import { statusHistory } from './statusHistory.ts';
import type { PlannedFault, PlannedFix, PlannedIncident } from './story.ts';
import type { TicketDraft } from './ticketDraft.ts';
import type { WorldTicket } from './world.ts';

/** Each fault's incident, the ticket of its repair, and what others wrote about the same trouble. */
export function incidentTickets(course: Course): TicketDraft[] {
  return course.faults.flatMap((fault) => {
    const { incident } = fault;
    const service = fault.services[0] ?? '';
    const random = randomFrom(course.seed, `tickets/${fault.id}`);
    const about = { course, fault, service, random, people: PEOPLE[service] ?? [] };
    if (incident === null) return [quietDefect(about)];
    const fix = incident.fix === null ? [] : [fixTicket(about, incident, incident.fix)];
    const duplicates = (fault.duplicateTitles ?? []).map((title, i) =>
      duplicate(about, incident, { title, i }),
    );
    return [incidentTicket(about, incident), ...fix, ...duplicates];
  });
}

interface About {
  readonly course: Course;
  readonly fault: PlannedFault;
  readonly service: string;
  readonly random: Random;
  readonly people: readonly string[];
}

function incidentTicket({ fault, service, random, people }: About, incident: PlannedIncident): TicketDraft {
  const author = pick(random, people);
  const afterStart = (minutes: number): number => fault.startMs + minutes * MINUTE_MS;
  const resolvedAtMs =
    incident.resolvedAfterMin === null ? null : fault.endMs + incident.resolvedAfterMin * MINUTE_MS;
  const dawn = incident.falseDawnMin;
  const changes = statusHistory([
    { atMs: afterStart(incident.acknowledgedAfterMin), to: 'acknowledged', author },
    ...(dawn === undefined
      ? []
      : [
          { atMs: afterStart(dawn.resolved), to: 'resolved' as const, author },
          { atMs: afterStart(dawn.reopened), to: 'reopened' as const, author: pick(random, people) },
        ]),
    { atMs: fault.endMs, to: 'mitigated', author },
    ...(resolvedAtMs === null
      ? []
      : [
          { atMs: resolvedAtMs, to: 'resolved' as const, author },
          {
            atMs: resolvedAtMs + uniform(random, 1, 4) * DAY_MS,
            to: 'closed' as const,
            author: pick(random, people),
          },
        ]),
  ]);
  return {
    ref: `incident/${fault.id}`,
    kind: 'incident',
    service,
    component: incident.component,
    title: incident.title,
    body: [{ heading: null, text: incident.summary }],
    createdAtMs: afterStart(incident.noticedAfterMin),
    severity: incident.severity,
    startedAtMs: fault.startMs,
    changes,
    resolution: resolvedAtMs === null ? null : 'fixed',
    foundInProduction: true,
    regression: fault.causedBy !== null && fault.errorFactor >= 3,
    affectedVersions: fault.causedBy === null ? [] : [fault.causedBy.version],
    fixVersions: fault.fixedIn === null ? [] : [fault.fixedIn.version],
    links:
      fault.introducedByFixOf === null
        ? []
        : [{ kind: 'caused-by', toRef: `incident/${fault.introducedByFixOf}` }],
    faultId: fault.id,
    reporter: pick(random, people),
    assignee: author,
  };
}

/** The repair: begun when the incident was taken on, resolved when the repaired version was out. */
function fixTicket(
  { course, fault, service, random, people }: About,
  incident: PlannedIncident,
  fix: PlannedFix,
): TicketDraft {
  const createdAtMs = fault.startMs + (incident.acknowledgedAfterMin + uniform(random, 3, 25)) * MINUTE_MS;
  const author = pick(random, people);
  // After a rollback the fault is over, but the repair is not: that takes until the repaired version is out.
  const repaired = course.releases.find(
    (one) => one.service === fault.fixedIn?.service && one.version === fault.fixedIn.version,
  );
  const outMs = (repaired?.deployments[0]?.finishedAtMs ?? fault.endMs) + 15 * MINUTE_MS;
  return {
    ref: `fix/${fault.id}`,
    kind: 'defect',
    service,
    component: incident.component,
    title: fix.title,
    body: fixRecord(fix),
    createdAtMs,
    severity: incident.severity,
    startedAtMs: null,
    changes: statusHistory([
      { atMs: createdAtMs + 6 * MINUTE_MS, to: 'in-progress', author },
      { atMs: outMs, to: 'resolved', author },
      { atMs: outMs + uniform(random, 1, 5) * DAY_MS, to: 'closed', author: pick(random, people) },
    ]),
    resolution: 'fixed',
    foundInProduction: true,
    regression: fault.causedBy !== null && fault.errorFactor >= 3,
    affectedVersions: fault.causedBy === null ? [] : [fault.causedBy.version],
    fixVersions: fault.fixedIn === null ? [] : [fault.fixedIn.version],
    links: [
      { kind: 'relates', toRef: `incident/${fault.id}` },
      ...(fault.introducedByFixOf === null
        ? []
        : [{ kind: 'caused-by' as const, toRef: `fix/${fault.introducedByFixOf}` }]),
    ],
    faultId: fault.id,
    reporter: author,
    assignee: author,
  };
}

function fixRecord(fix: PlannedFix): WorldTicket['body'] {
  const parts: readonly (readonly [string, string | undefined])[] = [
    ['Constraint', fix.constraint],
    ['Signal', fix.signal],
    ['Boundary', fix.boundary],
    ['Operating rule', fix.operatingRule],
    ['Root cause', fix.rootCause],
    ['Tests added', fix.testsAdded],
  ];
  return parts.flatMap(([heading, text]) => (text === undefined ? [] : [{ heading, text }]));
}

function duplicate(
  { fault, service, random, people }: About,
  incident: PlannedIncident,
  { title, i }: { title: string; i: number },
): TicketDraft {
  const createdAtMs = fault.startMs + (incident.noticedAfterMin + uniform(random, 20, 140)) * MINUTE_MS;
  const author = pick(random, people);
  return {
    ref: `duplicate/${fault.id}/${i}`,
    kind: 'defect',
    service,
    component: incident.component,
    title,
    body: [{ heading: null, text: 'Reported by a customer. Steps are not known yet.' }],
    createdAtMs,
    severity: incident.severity,
    startedAtMs: null,
    changes: statusHistory([{ atMs: createdAtMs + uniform(random, 0.3, 9) * HOUR_MS, to: 'closed', author }]),
    resolution: 'duplicate',
    foundInProduction: true,
    regression: false,
    affectedVersions: fault.causedBy === null ? [] : [fault.causedBy.version],
    fixVersions: [],
    links: [{ kind: 'duplicates', toRef: `fix/${fault.id}` }],
    faultId: fault.id,
    reporter: 'Support desk',
    assignee: author,
  };
}

/** Trouble too weak for an incident: somebody noticed it days later. */
function quietDefect({ fault, service, random, people }: About): TicketDraft {
  const createdAtMs = fault.startMs + uniform(random, 0.8, 2.4) * DAY_MS;
  const author = pick(random, people);
  return {
    ref: `fix/${fault.id}`,
    kind: 'defect',
    service,
    component: fault.groups[0]?.culprit.split('/')[0] ?? '',
    title: fault.title,
    body: [
      { heading: null, text: 'Seen in the error list, not reported by anybody.' },
      { heading: 'Signal', text: `How often "${fault.groups[0]?.title ?? 'the error'}" is seen in a day.` },
    ],
    createdAtMs,
    severity: 3,
    startedAtMs: null,
    changes: statusHistory([
      { atMs: createdAtMs + uniform(random, 2, 20) * HOUR_MS, to: 'in-progress', author },
      { atMs: Math.max(fault.endMs, createdAtMs + DAY_MS), to: 'resolved', author },
    ]),
    resolution: 'fixed',
    foundInProduction: true,
    regression: true,
    affectedVersions: fault.causedBy === null ? [] : [fault.causedBy.version],
    fixVersions: fault.fixedIn === null ? [] : [fault.fixedIn.version],
    links: [],
    faultId: fault.id,
    reporter: author,
    assignee: author,
  };
}
