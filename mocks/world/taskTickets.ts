import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { PEOPLE } from './company.ts';
import type { Course } from './course.ts';
import { pick, randomFrom, uniform } from './random.ts';
import { statusHistory } from './statusHistory.ts';
import type { TicketDraft } from './ticketDraft.ts';

/** Planned work: the first lines of each planned release, so that trackers hold more than trouble. */
export function taskTickets(course: Course): TicketDraft[] {
  return course.releases.flatMap((release) => {
    const first = release.deployments[0];
    if (first === undefined || first.kind !== 'planned') return [];
    const random = randomFrom(course.seed, `tasks/${release.service}/${release.version}`);
    return release.commits.slice(0, 2).map(({ message, component, author }, i): TicketDraft => {
      const createdAtMs = Math.round(first.startedAtMs - uniform(random, 6, 16) * DAY_MS);
      const begunMs = createdAtMs + uniform(random, 5, 60) * HOUR_MS;
      return {
        ref: `task/${release.service}/${release.version}/${i}`,
        kind: 'task',
        service: release.service,
        component,
        title: message,
        body: [{ heading: null, text: 'Planned work.' }],
        createdAtMs,
        severity: 3,
        startedAtMs: null,
        changes: statusHistory([
          { atMs: begunMs, to: 'in-progress', author },
          {
            atMs: begunMs + (first.startedAtMs - begunMs) * uniform(random, 0.4, 0.95),
            to: 'resolved',
            author,
          },
          { atMs: first.finishedAtMs + uniform(random, 1, 9) * HOUR_MS, to: 'closed', author },
        ]),
        resolution: 'fixed',
        foundInProduction: false,
        regression: false,
        affectedVersions: [],
        fixVersions: [release.version],
        links: [],
        faultId: null,
        reporter: pick(random, PEOPLE[release.service] ?? []),
        assignee: author,
      };
    });
  });
}
