import type { Course } from './course.ts';
import { defectTickets } from './defectTickets.ts';
import { incidentTickets } from './incidentTickets.ts';
import { taskTickets } from './taskTickets.ts';
import type { WorldTicket } from './world.ts';

/** All tickets of the company, numbered 1, 2, 3 ... over all services in the order in which they were written. */
export function simulateTickets(course: Course): readonly WorldTicket[] {
  if (course.releases.length === 0) return [];
  const drafts = [...incidentTickets(course), ...defectTickets(course), ...taskTickets(course)];
  drafts.sort((a, b) => a.createdAtMs - b.createdAtMs || (a.ref < b.ref ? -1 : 1));
  const numbers = new Map(drafts.map(({ ref }, i) => [ref, i + 1]));
  return drafts.map(({ ref: _ref, links, ...ticket }, i) => ({
    ...ticket,
    number: i + 1,
    links: links.flatMap(({ kind, toRef }) => {
      const toNumber = numbers.get(toRef);
      return toNumber === undefined ? [] : [{ kind, toNumber }];
    }),
  }));
}
