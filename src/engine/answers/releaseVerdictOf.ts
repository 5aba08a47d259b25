import type { Release } from '../domain/release.ts';
import { previousRelease } from '../domain/releaseServing.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { definitionOf } from '../metrics/definitions.ts';
import type { VerdictState } from '../verdict/watchVerdict.ts';
import type { Facts } from './facts.ts';
import { JUDGED_KPIS, type JudgedKpi } from './judgedKpis.ts';
import { kpiWatch, type KpiWatch } from './kpiWatch.ts';
import type { KpiVerdict, ReleaseVerdict } from './releaseVerdict.ts';

/** Newest data older than this, in a watch that still runs: no verdict. Sources are a bucket and a scrape behind anyway. */
const STALE_AFTER_MS = 15 * MINUTE_MS;

export interface JudgedRelease {
  readonly verdict: ReleaseVerdict;
  readonly watches: readonly { readonly kpi: JudgedKpi; readonly watch: KpiWatch }[];
}

/** Judging a finished watch again is only worth it when its data may have changed. */
const KEEP_FINISHED_MS = 5 * MINUTE_MS;

/** The verdict on a release; null while its data are awaited or nothing is known of its traffic. */
export function judgeRelease(facts: Facts, release: Release): JudgedRelease | null {
  return facts.once(`verdict ${release.id}`, () => {
    const gathered = (['requests', 'transactions', 'latency', 'sessions'] as const).map(
      (entity) => facts.traffic(entity).gathered,
    );
    if (gathered.some(({ awaited }) => awaited.length > 0)) return null;
    const { postReleaseMs } = facts.settings.releases;
    const finished = facts.nowMs > (release.startedAtMs ?? Infinity) + postReleaseMs + HOUR_MS;
    if (!finished) return judgeAnew(facts, release);
    const made = [
      facts.environment,
      facts.view.baseline,
      facts.view.people?.exclusions,
      gathered.map(({ inputs }) => inputs.length),
    ];
    return facts.keep(`verdict ${release.id} ${JSON.stringify(made)}`, KEEP_FINISHED_MS, () =>
      judgeAnew(facts, release),
    );
  });
}

function judgeAnew(facts: Facts, release: Release): JudgedRelease | null {
  const { startedAtMs } = release;
  if (startedAtMs === null) return null;
  const chosen = facts.view.baseline === null ? null : facts.release(facts.view.baseline);
  const baseline =
    chosen !== null && chosen.service === release.service && chosen.id !== release.id
      ? chosen
      : previousRelease(facts.releases, release);
  const earlier = facts.releases
    .filter((one) => one.service === release.service && (one.startedAtMs ?? Infinity) < startedAtMs)
    .toReversed()
    .map((one) => ({ release: one, regressed: judgeRelease(facts, one)?.verdict.state === 'regressed' }));
  const watches: JudgedRelease['watches'][number][] = [];
  let awaited = false;
  // All are read before giving up, so that everything missing is asked for at once.
  for (const kpi of JUDGED_KPIS) {
    const watch = kpiWatch(facts, kpi, { release, baseline, earlier });
    if (watch === 'awaited') awaited = true;
    else if (watch !== null) watches.push({ kpi, watch });
  }
  if (awaited || watches.length === 0) return null;
  const kpis = watches
    .map(({ kpi, watch }): KpiVerdict => {
      const { verdict, counted, against } = watch;
      return { kpi: kpi.kpi, counted, verdict, against, weight: kpi.weight };
    })
    .toSorted(
      (a, b) => SEVERITY.indexOf(a.verdict.state) - SEVERITY.indexOf(b.verdict.state) || b.weight - a.weight,
    );
  const summary = summarise(kpis);
  const revised = facts.revisions.isRevised(
    release.id,
    watches.map(({ watch }) => watch),
  );
  const stale = staleReason(facts, release, summary);
  const verdict: ReleaseVerdict =
    stale === null
      ? { ...summary, kpis, revised }
      : { state: 'stale', reason: stale, decidedAtMs: null, kpis, revised };
  return { verdict, watches };
}

const SEVERITY: readonly VerdictState[] = ['regressed', 'watch', 'too-early', 'holding', 'cannot-judge'];
/** A release holds when these do; the others may still be too early to say. */
export const DECISIVE: ReadonlySet<string> = new Set(['transaction-success', 'error-rate']);

function summarise(kpis: readonly KpiVerdict[]): Pick<ReleaseVerdict, 'state' | 'reason' | 'decidedAtMs'> {
  const alarmed = kpis.find(({ verdict }) => verdict.state === 'regressed' || verdict.state === 'watch');
  if (alarmed !== undefined) return speakOf(alarmed);
  const decisive = kpis.filter(({ kpi }) => DECISIVE.has(kpi));
  const early = decisive.find(({ verdict }) => verdict.state === 'too-early');
  if (early !== undefined) return speakOf(early);
  const holding = decisive.find(({ verdict }) => verdict.state === 'holding');
  if (holding !== undefined) {
    const open = kpis
      .filter(({ verdict }) => verdict.state !== 'holding')
      .map(({ kpi }) => labelOf(kpi).toLowerCase());
    const rest = open.length === 0 ? '' : ` Nothing can be said of ${open.join(' and ')}.`;
    const { reason, decidedAtMs } = speakOf(holding);
    return { state: 'holding', reason: `${reason}${rest}`, decidedAtMs };
  }
  const undecided = decisive[0] ?? kpis[0];
  if (undecided === undefined)
    return { state: 'cannot-judge', reason: 'Nothing was counted.', decidedAtMs: null };
  return { ...speakOf(undecided), state: 'cannot-judge', decidedAtMs: null };
}

function speakOf({ kpi, verdict }: KpiVerdict): Pick<ReleaseVerdict, 'state' | 'reason' | 'decidedAtMs'> {
  const { state, reason, decidedAtMs } = verdict;
  return { state, reason: `${labelOf(kpi)}: ${reason}`, decidedAtMs };
}

function labelOf(kpi: string): string {
  return definitionOf(kpi)?.label ?? kpi;
}

/** Old data of the whole service: its source has fallen silent. A release that stopped serving is not stale, but over. */
function staleReason(
  facts: Facts,
  release: Release,
  { state }: Pick<ReleaseVerdict, 'state'>,
): string | null {
  const endMs = (release.startedAtMs ?? 0) + facts.settings.releases.postReleaseMs;
  const newestMs = facts
    .traffic('requests')
    .ofService(release.service)
    .reduce((newest, { startMs, bucketMs }) => Math.max(newest, (startMs.at(-1) ?? 0) + bucketMs), 0);
  if (newestMs === 0 || newestMs >= endMs - HOUR_MS) return null;
  const ageMs = facts.nowMs - newestMs;
  if (ageMs <= Math.max(STALE_AFTER_MS, facts.staleAfterMs)) return null;
  return `No verdict: the newest data are ${Math.round(ageMs / MINUTE_MS)} min old. Before that: ${WORDS[state]}.`;
}

const WORDS = {
  regressed: 'regressed',
  watch: 'watch',
  holding: 'holding',
  'too-early': 'too early to say',
  'cannot-judge': 'undecided',
  stale: 'stale',
} as const;
