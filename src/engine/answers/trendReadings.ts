import { joinGathered } from '../collection/gathered.ts';
import type { KpiId, Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { TimeWindow } from '../domain/time.ts';
import { perThousandSessions } from '../metrics/perThousandSessions.ts';
import { regressedKpis } from '../metrics/regressedKpis.ts';
import { unknown } from '../metrics/readingContext.ts';
import { believed, contextOf } from './believed.ts';
import type { Facts } from './facts.ts';
import type { Phase } from './figure.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { ROLLING_READING } from './trendRolling.ts';

/** A release, and what else was read of it. */
export interface TrendAsked {
  readonly release: Release;
  readonly phase: Phase;
  readonly readingOf: (kpi: KpiId) => Reading;
}

export type TrendReading = (facts: Facts, asked: TrendAsked) => Reading;

const EACH_READING = {
  'regressed-kpis': judgedRegressed,
  'regressed-groups-per-sessions': (facts, asked) => {
    // Error groups are asked for the post-release window, so only its sessions can have met them.
    return perSessions(facts, asked, { count: 'regressed-error-groups', window: asked.phase.window });
  },
  'regression-defects-per-sessions': (facts, asked) => {
    return perSessions(facts, asked, { count: 'regression-defects', window: lifeOf(facts, asked) });
  },
  'escaped-defects-per-sessions': (facts, asked) => {
    return perSessions(facts, asked, { count: 'escaped-defects', window: lifeOf(facts, asked) });
  },
  'support-cases-per-sessions': (facts, asked) => {
    return perSessions(facts, asked, { count: 'support-cases', window: asked.phase.window });
  },
} satisfies Record<KpiId, TrendReading>;

const READING: Readonly<Record<KpiId, TrendReading>> = { ...EACH_READING, ...ROLLING_READING };

export function isTrendKpi(kpi: KpiId): boolean {
  return Object.hasOwn(READING, kpi);
}

export function trendReading(kpi: KpiId): TrendReading {
  return READING[kpi] ?? (() => unknown({ inputs: [] }, 'not-configured', `There is no KPI "${kpi}".`));
}

/** Tickets are tied to a release for as long as it lives: so are the sessions held against them. */
function lifeOf({ nowMs }: Facts, { phase }: TrendAsked): TimeWindow {
  return { startMs: phase.window.startMs, endMs: nowMs };
}

function perSessions(
  facts: Facts,
  { release, readingOf }: TrendAsked,
  { count, window }: { readonly count: KpiId; readonly window: TimeWindow },
): Reading {
  const sessions = facts.traffic('sessions');
  const counted = readingOf(count);
  const context = contextOf(sessions.gathered, facts.nowMs);
  const series = sessions.ofRelease(release.id);
  const reading = perThousandSessions({ ...context, count: counted, series, window, of: count });
  return counted.kind === 'unknown' ? reading : believed(reading, sessions.gathered, 'sessions');
}

function judgedRegressed(facts: Facts, { release, phase }: TrendAsked): Reading {
  // Typed per entity; joined, only what is said about them counts.
  const gathered = joinGathered<unknown>(
    (['requests', 'transactions', 'latency', 'sessions'] as const).map(
      (entity) => facts.traffic(entity).gathered,
    ),
  );
  const context = contextOf(facts.traffic('requests').gathered, facts.nowMs);
  const judged = judgeRelease(facts, release);
  if (judged === null) {
    const [awaited] = gathered.awaited;
    if (awaited !== undefined)
      return unknown(context, 'awaited', `Waiting for ${awaited.entity} from ${awaited.sourceId}.`);
    return believed(unknown(context, 'no-data', 'This release has not been judged.'), gathered, 'traffic');
  }
  const { kpis, state, reason } = judged.verdict;
  if (state === 'stale') return unknown(context, 'stale', reason);
  return regressedKpis({
    ...context,
    judged: kpis.map(({ kpi, verdict }) => ({ kpi, state: verdict.state })),
    running: !phase.finished,
    window: phase.window,
  });
}
