import type { Release } from '../domain/release.ts';
import { definitionOf } from '../metrics/definitions.ts';
import type { Facts } from './facts.ts';
import { withoutInputs, type FigureMaker } from './figures.ts';
import type { SinceLine } from './figure.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';
import { latencyLines, ratioLines, type LineSource } from './watchLineSource.ts';
import { finenessOf, watchLine } from './watchLines.ts';
import type { WatchChart } from './watchBody.ts';
import { watchBand } from './watchBand.ts';

const EARLIER_LINES = 3;

interface ChartKind {
  readonly kpi: string;
  readonly journey: { readonly id: string; readonly label: string } | null;
  readonly axis: WatchChart['axis'];
  readonly source: LineSource;
}

export interface ChartsAsked {
  readonly release: Release;
  readonly maker: FigureMaker;
  readonly verdict: ReleaseVerdict | null;
  /** What the figures are compared with, or null. */
  readonly baseline: Release | null;
}

/** In the order in which they are read: does it answer, can people do what they came for, how fast, does it crash. */
export function watchCharts(facts: Facts, asked: ChartsAsked): WatchChart[] {
  const { release } = asked;
  const kinds: ChartKind[] = [
    {
      kpi: 'error-rate',
      journey: null,
      axis: 'from-zero',
      source: ratioLines({
        entity: 'requests',
        share: 'bad',
        wanted: 100,
        least: 30,
        pick: (traffic, { id }) => traffic.ofRelease(id),
      }),
    },
    ...successKinds(facts, release),
    { kpi: 'latency-p95', journey: null, axis: 'duration', source: latencyLines },
    { kpi: 'crash-free-sessions', journey: null, axis: 'near-one', source: sessionLines },
    {
      kpi: 'synthetic-success',
      journey: null,
      axis: 'near-one',
      source: ratioLines({
        entity: 'checks',
        share: 'good',
        wanted: 22,
        least: 10,
        // Checks know no release: what ran against the service while this release was watched.
        pick: (traffic, { service }) => traffic.ofService(service),
      }),
    },
  ];
  const earlier = earlierOf(facts, release);
  const drawn = drawnBeside(earlier, asked.baseline);
  return kinds.map((kind) => chartOf(facts, asked, { kind, earlier, drawn }));
}

const sessionLines = ratioLines({
  entity: 'sessions',
  share: 'good',
  wanted: 200,
  least: 50,
  pick: (traffic, { id }) => traffic.ofRelease(id),
});

function successKinds({ settings }: Facts, release: Release): ChartKind[] {
  const critical = settings.journeys.filter((one) => one.service === release.service && one.critical);
  const journeys = critical.length === 0 ? [null] : critical;
  return journeys.map((journey) => ({
    kpi: 'transaction-success',
    journey: journey === null ? null : { id: journey.id, label: journey.label },
    axis: 'near-one',
    source: ratioLines({
      entity: 'transactions',
      share: 'good',
      wanted: 100,
      least: 30,
      pick: (traffic, { id, service }) =>
        journey === null ? traffic.ofRelease(id) : traffic.ofJourney(service, journey.id, id),
    }),
  }));
}

/** Releases of the service that came before, newest first. */
function earlierOf({ releases }: Facts, { service, startedAtMs }: Release): Release[] {
  if (startedAtMs === null) return [];
  return releases
    .filter((one) => one.service === service && (one.startedAtMs ?? Infinity) < startedAtMs)
    .toSorted((a, b) => (b.startedAtMs ?? 0) - (a.startedAtMs ?? 0));
}

/** The newest ones; the baseline is always among them. */
function drawnBeside(earlier: readonly Release[], baseline: Release | null): Release[] {
  const newest = earlier.slice(0, EARLIER_LINES);
  if (baseline === null || newest.some(({ id }) => id === baseline.id)) return newest;
  return [baseline, ...newest.slice(0, EARLIER_LINES - 1)];
}

interface ChartFacts {
  readonly kind: ChartKind;
  readonly earlier: readonly Release[];
  readonly drawn: readonly Release[];
}

function chartOf(facts: Facts, asked: ChartsAsked, { kind, earlier, drawn }: ChartFacts): WatchChart {
  const { release, maker, baseline } = asked;
  const { kpi, journey, axis, source } = kind;
  const definition = definitionOf(kpi);
  const chartId = journey === null ? kpi : `${kpi}/${journey.id}`;
  const fineness = finenessOf(facts, source, [release, ...drawn]);
  const lineOf = (one: Release, role: SinceLine['role']) =>
    watchLine(facts, { source, chartId, release: one, role, fineness });
  const judged = lineOf(release, 'judged');
  const others = drawn.flatMap((one) => lineOf(one, one.id === baseline?.id ? 'baseline' : 'earlier') ?? []);
  const { band, noBand } = watchBand(facts, { source, chartId, earlier, lines: others });
  return {
    id: chartId,
    kpi,
    journey: journey?.id ?? null,
    label: journey === null ? (definition?.label ?? kpi) : `${journey.label} success`,
    unit: definition?.unit ?? 'ratio',
    axis,
    lines: [...(judged === null ? [] : [judged]), ...others.filter(({ value }) => value.some(isKnown))],
    band,
    noBand,
    figure: withoutInputs(maker.figure(kpi, journey?.id ?? null)),
    ...judgedBy(asked, kind),
  };
}

function isKnown(value: number | null): boolean {
  return value !== null;
}

/** The verdict counts all journeys together; a journey's chart says so. */
function judgedBy({ release, verdict }: ChartsAsked, { kpi, journey }: ChartKind) {
  const found = verdict?.kpis.find((one) => one.kpi === kpi)?.verdict;
  if (verdict === null || found === undefined) return { judged: null, onsetSinceMs: null };
  if (verdict.state === 'stale')
    return { judged: { state: verdict.state, reason: verdict.reason }, onsetSinceMs: null };
  const reason = journey === null ? found.reason : `All journeys together: ${lowerFirst(found.reason)}`;
  const { onsetAtMs } = found;
  return {
    judged: { state: found.state, reason },
    onsetSinceMs:
      onsetAtMs === null || release.startedAtMs === null
        ? null
        : Math.max(0, onsetAtMs - release.startedAtMs),
  };
}

function lowerFirst(sentence: string): string {
  return sentence.charAt(0).toLowerCase() + sentence.slice(1);
}
