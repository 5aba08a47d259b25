import type { Release } from '../domain/release.ts';
import { nextRelease, rolledBackAtMs } from '../domain/releaseServing.ts';
import { shareOf } from '../verdict/shareOf.ts';
import type { Facts } from './facts.ts';
import { judgementOf } from './judgementOf.ts';
import { releaseRef, shownReleases } from './releaseRef.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import type { Outcome, VerdictRow, VerdictsBody } from './verdictsBody.ts';

const RULE =
  'A release counts as truly worse when an incident that names it (or began in its window, with no other release in ' +
  'question) was opened, when it was rolled back, when a hotfix replaced it within its window, or when a ticket ' +
  'marked as a regression names it. A person’s mark overrules this.';

/** Replays the verdict of every release whose window is over, and holds it against what became of the release. */
export function answerVerdicts(facts: Facts): VerdictsBody {
  const { postReleaseMs } = facts.settings.releases;
  const rows = shownReleases(facts)
    .filter(({ startedAtMs }) => startedAtMs !== null && startedAtMs + postReleaseMs <= facts.nowMs)
    .flatMap((release): VerdictRow[] => {
      const judged = judgeRelease(facts, release);
      return judged === null ? [] : [verdictRow(facts, release, judged.verdict)];
    });
  const count = (judgement: VerdictRow['judgement']) =>
    rows.filter((row) => row.judgement === judgement).length;
  const [right, wrong, missed] = [count('right alarm'), count('false alarm'), count('missed')];
  return {
    rows,
    precision: shareOf(right, right + wrong),
    recall: shareOf(right, right + missed),
    undecided: count('undecided'),
    rule: RULE,
  };
}

function verdictRow(facts: Facts, release: Release, verdict: ReleaseVerdict): VerdictRow {
  const outcomes = outcomesOf(facts, release);
  const mark = (facts.view.people?.marks ?? []).find(({ releaseId }) => releaseId === release.id) ?? null;
  return {
    release: releaseRef(facts, release),
    verdict,
    outcomes,
    mark,
    judgement: judgementOf(verdict.state, { wasBad: outcomes.length > 0, mark }),
  };
}

function outcomesOf(facts: Facts, release: Release): Outcome[] {
  const endMs = (release.startedAtMs ?? 0) + facts.settings.releases.postReleaseMs;
  const incidents = (facts.incidents.byRelease.get(release.id) ?? [])
    .filter(({ ticket, attribution }) => ticket.counts && attribution.confidence !== 'possible')
    .map(({ ticket }): Outcome => {
      return { kind: 'incident', text: ticket.title, atMs: ticket.startedAtMs, url: ticket.url };
    });
  const tickets = (facts.defects.byRelease.get(release.id) ?? [])
    .filter(({ ticket, attribution }) => {
      return ticket.counts && ticket.regressionRule !== null && attribution.confidence === 'stated';
    })
    .map(({ ticket }): Outcome => {
      return { kind: 'regression ticket', text: ticket.title, atMs: ticket.createdAtMs, url: ticket.url };
    });
  const rolledBack = rolledBackAtMs(facts.releases, release);
  const next = nextRelease(facts.releases, release);
  const hotfix =
    next?.kind === 'hotfix' && next.startedAtMs !== null && next.startedAtMs <= endMs
      ? [{ kind: 'hotfix' as const, text: `Replaced by ${next.version}`, atMs: next.startedAtMs, url: null }]
      : [];
  const rollback =
    rolledBack === null
      ? []
      : [{ kind: 'rollback' as const, text: 'Taken back', atMs: rolledBack, url: null }];
  return [...incidents, ...rollback, ...hotfix, ...tickets].toSorted((a, b) => a.atMs - b.atMs);
}
