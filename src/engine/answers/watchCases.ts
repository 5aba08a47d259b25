import type { SupportCase } from '../domain/supportCase.ts';
import type { Release } from '../domain/release.ts';
import { DAY_MS } from '../domain/time.ts';
import { raisedCount, type RaisedCount } from '../metrics/raisedCount.ts';
import { whyNotCounted } from './believed.ts';
import type { Facts } from './facts.ts';
import { tiedCases } from './tiedCases.ts';
import type { SupportCaseWatch } from './watchBody.ts';

const WEEK_MS = 7 * DAY_MS;
const SHOWN = 8;

export interface CasesFound {
  readonly watch: SupportCaseWatch;
  /** null while the cases are not known. */
  readonly count: RaisedCount | null;
}

/** Support cases opened about the release's service since T+0, beside the same hours of the weeks before. */
export function watchCases(facts: Facts, release: Release): CasesFound {
  const gathered = facts.list('supportCases');
  if (!gathered.offered) return unknownCases('No source tells of support cases.');
  const why = whyNotCounted(gathered, 'support cases');
  if (why !== null && why.kind === 'unknown') return unknownCases(why.detail);
  const { startedAtMs } = release;
  if (startedAtMs === null) return unknownCases('This release was never seen deployed here.');
  const endMs = Math.min(facts.nowMs, startedAtMs + facts.settings.releases.postReleaseMs);
  const naming = namingCases(facts, release);
  const cases = gathered.items
    .filter((one) => naming.has(one.id) || isAbout(facts, one, release))
    .toSorted((a, b) => a.openedAtMs - b.openedAtMs);
  const opened = cases.filter(({ openedAtMs }) => openedAtMs >= startedAtMs && openedAtMs < endMs);
  const lengthMs = Math.max(0, endMs - startedAtMs);
  // Weeks from before the desk's first case say nothing about what is usual.
  const firstMs = Math.max(facts.sinceMs, Math.min(...gathered.items.map(({ openedAtMs }) => openedAtMs)));
  const earlier = weeksBefore(startedAtMs, firstMs).map((weekMs) => since(cases, weekMs, weekMs + lengthMs));
  const count = raisedCount({ lengthMs, atMs: since(cases, startedAtMs, endMs), earlier });
  return {
    count,
    watch: {
      kind: 'known',
      opened: opened.length,
      naming: opened.filter(({ id }) => naming.has(id)).length,
      expected: count.expected,
      newest: opened
        .toReversed()
        .slice(0, SHOWN)
        .map(({ id, subject, openedAtMs, url }) => ({ id, subject, openedAtMs, url })),
    },
  };
}

function unknownCases(detail: string): CasesFound {
  return { watch: { kind: 'unknown', detail }, count: null };
}

/** Starts of the same hours in the weeks before, newest first. */
function weeksBefore(startMs: number, firstMs: number): number[] {
  const weeks: number[] = [];
  for (let weekMs = startMs - WEEK_MS; weekMs >= firstMs; weekMs -= WEEK_MS) weeks.push(weekMs);
  return weeks;
}

function since(cases: readonly SupportCase[], startMs: number, endMs: number): number[] {
  return cases
    .filter(({ openedAtMs }) => openedAtMs >= startMs && openedAtMs < endMs)
    .map(({ openedAtMs }) => openedAtMs - startMs);
}

function isAbout({ catalogue }: Facts, { serviceNames }: SupportCase, { service }: Release): boolean {
  return serviceNames.some((name) => catalogue.servicesNamed(name).includes(service));
}

/** Ids of the cases that say this release. */
function namingCases(facts: Facts, release: Release): ReadonlySet<string> {
  const tied = tiedCases(facts).byRelease.get(release.id) ?? [];
  const stated = tied.filter(({ attribution }) => attribution.confidence === 'stated');
  return new Set(stated.map(({ ticket }) => ticket.id));
}
