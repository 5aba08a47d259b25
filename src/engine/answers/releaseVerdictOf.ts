import { ageingOf, freshnessOf, trueByNewest, type Dated } from '../domain/freshness.ts';
import { newestEndMs } from '../domain/newestEnd.ts';
import type { Release } from '../domain/release.ts';
import { previousRelease } from '../domain/releaseServing.ts';
import { HOUR_MS, MINUTE_MS } from '../domain/time.ts';
import { definitionOf } from '../metrics/definitions.ts';
import type { VerdictState } from '../verdict/watchVerdict.ts';
import { ageWords } from './ageWords.ts';
import { finalInputs } from './believed.ts';
import type { Facts } from './facts.ts';
import { JUDGED_KPIS, type JudgedKpi } from './judgedKpis.ts';
import { kpiWatch, type KpiWatch } from './kpiWatch.ts';
import type { KpiVerdict, ReleaseVerdict } from './releaseVerdict.ts';

/** Width of the narrowest buckets that are judged by. */
const BUCKET_MS = 5 * MINUTE_MS;

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
    `${facts.environment} ${release.id}`,
    watches.map(({ watch }) => watch),
  );
  const data = dataOf(facts, release);
  const stale = staleReason(data, summary, facts.nowMs);
  const verdict: ReleaseVerdict =
    stale === null
      ? { ...summary, kpis, revised, data }
      : { state: 'stale', reason: stale, decidedAtMs: null, kpis, revised, data };
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

/**
 * The answers that a verdict stands on, dated by the newest that they tell of this service: where it has fallen silent, its
 * source or its telemetry has. Data that reach the end of the window, or nearly, do not age.
 */
function dataOf(facts: Facts, release: Release): Dated[] {
  const endMs = (release.startedAtMs ?? 0) + facts.settings.releases.postReleaseMs;
  const window = { startMs: release.startedAtMs ?? 0, endMs };
  const requests = facts.traffic('requests');
  const newestMs = newestEndMs(requests.ofService(release.service));
  if (newestMs !== null && newestMs >= endMs - HOUR_MS) return [];
  const inputs = [
    ...requests.inputsOf(release.service).map((input) => ({
      ...input,
      asOfMs: newestMs === null ? input.asOfMs : trueByNewest(input.asOfMs, newestMs, BUCKET_MS),
    })),
    ...facts.traffic('transactions').inputsOf(release.service),
  ];
  return ageingOf(finalInputs(inputs, window));
}

function staleReason(
  data: readonly Dated[],
  { state }: Pick<ReleaseVerdict, 'state'>,
  nowMs: number,
): string | null {
  const now = freshnessOf(data, nowMs);
  if (now.state !== 'stale') return null;
  const sentence = `No verdict: the newest data are ${ageWords(now.ageMs)} old.`;
  // What is computed by now from data that end too early: where that decides nothing, it is not what was shown before.
  return state === 'cannot-judge' ? sentence : `${sentence} Before that: ${WORDS[state]}.`;
}

const WORDS = {
  regressed: 'regressed',
  watch: 'watch',
  holding: 'holding',
  'too-early': 'too early to say',
  'cannot-judge': 'undecided',
  stale: 'stale',
} as const;
