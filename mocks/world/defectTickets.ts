import { DAY_MS, HOUR_MS } from '../../src/engine/domain/time.ts';
import { PEOPLE, serviceOf } from './company.ts';
import type { Course } from './course.ts';
import { DEFECT_TITLES, type DefectTitle } from './defectTitles.ts';
import { pick, poisson, randomFrom, uniform, type Random } from './random.ts';
import { statusHistory } from './statusHistory.ts';
import type { TicketDraft } from './ticketDraft.ts';
import type { WorldRelease, WorldStatus, WorldTicket } from './world.ts';

/** Found by testing before a planned release, and by customers after it, on average. */
const FOUND_BEFORE = 1.6;
const FOUND_AFTER = 1.1;

/** The everyday defects: each release has some, most are found before it is out. */
export function defectTickets(course: Course): TicketDraft[] {
  return Object.entries(DEFECT_TITLES).flatMap(([service, titles]) => {
    const random = randomFrom(course.seed, `defects/${service}`);
    const pool = shuffled(random, titles);
    const releases = course.releases.filter((one) => one.service === service);
    const drafts: TicketDraft[] = [];
    releases.forEach((release, i) => {
      const hotfix = release.deployments[0]?.kind === 'hotfix';
      // Each release has its own numbers, so that releases of other scenarios change nothing in the past.
      const own = randomFrom(course.seed, `defects/${service}/${release.version}`);
      const counts = {
        before: hotfix ? 0 : 1 + poisson(own, FOUND_BEFORE - 1),
        after: poisson(own, hotfix ? FOUND_AFTER / 3 : FOUND_AFTER),
      };
      for (let k = 0; k < counts.before + counts.after; k += 1) {
        const found = pool.shift();
        if (found === undefined) return;
        const context = {
          course,
          release,
          next: releases[i + 1],
          found,
          random: own,
          ref: `defect/${service}/${release.version}/${k}`,
        };
        drafts.push(k < counts.before ? testingDefect(context) : productionDefect(context));
      }
    });
    return drafts;
  });
}

interface Context {
  readonly course: Course;
  readonly release: WorldRelease;
  readonly next: WorldRelease | undefined;
  readonly found: DefectTitle;
  readonly random: Random;
  readonly ref: string;
}

function shuffled<T>(random: Random, items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((a, b) => a.order - b.order)
    .map(({ item }) => item);
}

/** Found by testing the days before the release; repaired in it. */
function testingDefect({ release, found, random, ref }: Context): TicketDraft {
  const outMs = release.deployments[0]?.startedAtMs ?? 0;
  const createdAtMs = outMs - uniform(random, 0.5, 4) * DAY_MS;
  const doneMs = createdAtMs + (outMs - createdAtMs) * uniform(random, 0.3, 0.9);
  const base = facts({ release, found, random, ref, createdAtMs });
  return {
    ...base,
    changes: history(base, random, [
      { atMs: createdAtMs + uniform(random, 0.2, 4) * HOUR_MS, to: 'in-progress' },
      { atMs: doneMs, to: 'resolved' },
      { atMs: outMs + uniform(random, 0.1, 1) * DAY_MS, to: 'closed' },
    ]),
    resolution: 'fixed',
    foundInProduction: false,
    regression: random() < 0.15,
    fixVersions: [release.version],
  };
}

/** Escaped: seen by customers. Some stay open, some are not worth it, some come back after their repair. */
function productionDefect({ course, release, next, found, random, ref }: Context): TicketDraft {
  const outMs = release.deployments[0]?.finishedAtMs ?? 0;
  const createdAtMs = outMs + uniform(random, 0.15, 5) * DAY_MS;
  const base = {
    ...facts({ release, found, random, ref, createdAtMs }),
    foundInProduction: true,
    regression: random() < 0.3,
  };
  const fate = random();
  const triaged = { atMs: createdAtMs + uniform(random, 0.5, 20) * HOUR_MS, to: 'acknowledged' as const };
  if (fate < 0.12) {
    const closed = { atMs: triaged.atMs + uniform(random, 1, 6) * DAY_MS, to: 'closed' as const };
    return {
      ...base,
      changes: history(base, random, [triaged, closed]),
      resolution: random() < 0.5 ? 'wont-fix' : 'cannot-reproduce',
    };
  }
  const fixOutMs = next?.deployments[0]?.finishedAtMs;
  const neverFixed =
    fate < 0.3 || next === undefined || fixOutMs === undefined || fixOutMs < triaged.atMs + 8 * HOUR_MS;
  if (neverFixed) {
    const begun =
      fate < 0.2 ? [{ atMs: triaged.atMs + uniform(random, 1, 4) * DAY_MS, to: 'in-progress' as const }] : [];
    return { ...base, changes: history(base, random, [triaged, ...begun]) };
  }
  const begun = { atMs: triaged.atMs + uniform(random, 1, 5) * HOUR_MS, to: 'in-progress' as const };
  const resolved = { atMs: fixOutMs, to: 'resolved' as const };
  const reopens = fate > 0.88 && fixOutMs + 2 * DAY_MS < course.clock.endMs;
  const after = reopens
    ? [
        { atMs: fixOutMs + uniform(random, 4, 30) * HOUR_MS, to: 'reopened' as const },
        { atMs: fixOutMs + uniform(random, 40, 90) * HOUR_MS, to: 'resolved' as const },
      ]
    : [{ atMs: fixOutMs + uniform(random, 1, 3) * DAY_MS, to: 'closed' as const }];
  return {
    ...base,
    changes: history(base, random, [triaged, begun, resolved, ...after]),
    resolution: 'fixed',
    regression: base.regression || reopens,
    fixVersions: [next.version],
  };
}

function facts({
  release,
  found,
  random,
  ref,
  createdAtMs,
}: Omit<Context, 'course' | 'next'> & { createdAtMs: number }): Omit<TicketDraft, 'changes'> {
  const people = PEOPLE[release.service] ?? [];
  const component = serviceOf(release.service).components.includes(found.component) ? found.component : '';
  return {
    ref,
    kind: 'defect',
    service: release.service,
    component,
    title: found.title,
    body: [{ heading: null, text: `Seen in ${release.version}. Expected: the opposite.` }],
    createdAtMs: Math.round(createdAtMs),
    severity: random() < 0.25 ? 2 : 3,
    startedAtMs: null,
    resolution: null,
    foundInProduction: false,
    regression: false,
    affectedVersions: random() < 0.9 ? [release.version] : [],
    fixVersions: [],
    links: [],
    faultId: null,
    reporter: pick(random, people),
    assignee: random() < 0.85 ? pick(random, people) : null,
  };
}

function history(
  { assignee, reporter }: Pick<TicketDraft, 'assignee' | 'reporter'>,
  random: Random,
  steps: readonly { readonly atMs: number; readonly to: WorldStatus }[],
): WorldTicket['changes'] {
  const authors = assignee === null ? [reporter] : [assignee, reporter];
  return statusHistory(steps.map((step) => ({ ...step, author: pick(random, authors) })));
}
