import type { KpiId } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import type { CountSeries } from '../domain/series.ts';
import { HOUR_MS, MINUTE_MS, floorTo, type TimeWindow } from '../domain/time.ts';
import type { SidePhi } from '../metrics/rateRatio.ts';
import type { Counts } from '../metrics/standardise.ts';
import { ASSUMED_PHI } from '../verdict/measurePhi.ts';
import { noiseOfRelease, phiOver, rateNoise, type RateNoise } from '../verdict/rateNoise.ts';
import type { CompareStretch } from './compareStretch.ts';
import type { Facts } from './facts.ts';
import { JUDGED_KPIS } from './judgedKpis.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { watchCounts } from './watchCounts.ts';

/** How much both counts vary beyond independent ones, and where that is known from. */
export interface SideSpread {
  readonly phi: SidePhi;
  readonly text: string;
}

type Measured = NonNullable<ReturnType<typeof rateNoise>>;

export type Spread = (kpi: KpiId, counts: { readonly a: Counts; readonly b: Counts }) => SideSpread;

/** The verdict looks back on as many. */
const RELEASES = 6;
const KEEP_MS = 5 * MINUTE_MS;
const READ = ['requests', 'transactions', 'latency', 'sessions', 'checks'] as const;

/**
 * The failure rate's own wandering over time, measured on the service's last releases; never less than what the verdict
 * measured between versions serving side by side, which sees bursts that do not grow with traffic. Assumed where neither is
 * known.
 */
export function spreadOf(facts: Facts, stretch: CompareStretch): Spread {
  const hours = stretch.lengthMs / HOUR_MS;
  const noises = new Map<KpiId, Measured | null>();
  const noiseOf = (kpi: KpiId): Measured | null => {
    const known = noises.get(kpi);
    if (known !== undefined) return known;
    const found = measure(facts, stretch, kpi);
    noises.set(kpi, found);
    return found;
  };
  const beside = [stretch.a, stretch.b].flatMap(
    ({ release }) => judgeRelease(facts, release)?.verdict.kpis ?? [],
  );
  return (kpi, { a, b }) => {
    const noise = noiseOf(kpi);
    const measured = beside
      .filter((one) => one.kpi === kpi && one.verdict.baseline === 'control')
      .map(({ verdict }) => verdict.phi)
      .filter(({ source }) => source === 'measured')
      .map(({ value }) => value);
    if (noise === null) {
      const phi = Math.max(ASSUMED_PHI, ...measured);
      return {
        phi: { a: phi, b: phi },
        text: `Counts are assumed to vary ${phi.toFixed(1)} times as much as independent ones: too little is known to measure it.`,
      };
    }
    const least = Math.max(1, ...measured);
    const phiOf = ({ bad }: Counts) => Math.max(least, phiOver(noise, bad, hours));
    const phi = { a: phiOf(a), b: phiOf(b) };
    return {
      phi,
      text:
        `Widened for how the rate wanders by itself, measured on ${noise.releases} releases: counts vary ` +
        `${phi.a.toFixed(1)} and ${phi.b.toFixed(1)} times as much as independent ones.`,
    };
  };
}

function measure(facts: Facts, { a, b }: CompareStretch, kpi: KpiId): Measured | null {
  const youngestMs = Math.max(a.release.startedAtMs ?? 0, b.release.startedAtMs ?? 0);
  const releases = facts.releases
    .filter(
      ({ service, startedAtMs }) => service === b.release.service && (startedAtMs ?? Infinity) <= youngestMs,
    )
    .slice(-RELEASES);
  return rateNoise(releases.map((release) => measureRelease(facts, kpi, release)));
}

/** Kept, because it takes a while and changes slowly; awaited parts make another key. */
function measureRelease(facts: Facts, kpi: KpiId, release: Release): RateNoise | null {
  const startMs = floorTo(release.startedAtMs ?? 0, HOUR_MS);
  const endMs = Math.min(facts.nowMs, startMs + facts.settings.releases.postReleaseMs);
  const window = { startMs, endMs: floorTo(endMs, HOUR_MS) };
  const told = READ.map((entity) => facts.traffic(entity).gathered.inputs.length);
  const made = [facts.environment, facts.view.atMs ?? null, told];
  return facts.keep(`rate noise ${kpi} ${release.id} ${JSON.stringify(made)}`, KEEP_MS, () =>
    noiseOfRelease(watchCounts(seriesOf(facts, kpi, release, window), window)),
  );
}

/** What is slow is told by the release itself: only how it wanders is asked. */
function seriesOf(facts: Facts, kpi: KpiId, release: Release, window: TimeWindow): readonly CountSeries[] {
  if (kpi === 'synthetic-success') return facts.traffic('checks').ofService(release.service);
  const judged = JUDGED_KPIS.find((one) => one.kpi === kpi);
  const counts = judged?.counts(facts, { release, baseline: release, window, resolution: 'coarse' });
  return counts === undefined || typeof counts === 'string' ? [] : counts.series;
}
