import { ageingOf } from '../domain/freshness.ts';
import type { Release } from '../domain/release.ts';
import { isCurrent } from '../domain/releaseServing.ts';
import { whyNotCounted, missingSources } from './believed.ts';
import { entityHealth } from './entityHealth.ts';
import type { Facts } from './facts.ts';
import { figuresOf, withoutInputs } from './figures.ts';
import { phaseOf } from './phase.ts';
import { releaseFailures } from './releaseFailures.ts';
import { isShown, releaseRef, shownReleases } from './releaseRef.ts';
import type { ReleaseVerdict } from './releaseVerdict.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import { stateOf } from './sourceState.ts';
import { trendHeat } from './trendHeat.ts';
import type { WallBody, WallDefects, WallHeat, WallRelease, WallSource } from './wallBody.ts';
import { headlineRelease, wallHeadline } from './wallHeadline.ts';

const SERIES = ['requests', 'transactions', 'latency', 'sessions'] as const;
/** More do not fit a wall. */
const MOST_RELEASES = 12;
const MOST_DEFECTS = 8;
const MOST_ROWS = 8;

export function answerWall(facts: Facts): WallBody {
  // Asked before the releases are known: otherwise each kind of data would wait for the one before it.
  for (const entity of SERIES) facts.traffic(entity);
  const defects = openDefects(facts);
  const shown = shownReleases(facts);
  const headline = headlineRelease(facts);
  const listed = shown.filter(
    (release, index) => index < MOST_RELEASES || isCurrent(facts.releases, release),
  );
  const body = {
    headline: headline === null ? null : wallHeadline(facts, headline),
    releases: listed.map((release) => wallRelease(facts, release)),
    failures: shown.length > 0 ? [] : releaseFailures(facts),
    defects,
    heat: headline === null ? null : wallHeat(facts, headline.service),
    postReleaseMs: facts.settings.releases.postReleaseMs,
  };
  facts.askQuietSources();
  // Last of all: only now is known what each source was asked.
  return { ...body, sources: facts.sources.map((source) => wallSource(facts, source)) };
}

function wallRelease(facts: Facts, release: Release): WallRelease {
  const phase = phaseOf(facts, release);
  const maker = figuresOf(facts, release, phase);
  const verdict = judgeRelease(facts, release)?.verdict ?? null;
  return {
    release: releaseRef(facts, release),
    verdict: withoutEvidence(verdict),
    errorRate: withoutInputs(maker.figure('error-rate')),
    transactionSuccess: withoutInputs(maker.figure('transaction-success')),
  };
}

/** A list says what was found, not how. */
function withoutEvidence(verdict: ReleaseVerdict | null): WallRelease['verdict'] {
  return verdict === null ? null : { state: verdict.state, reason: verdict.reason, data: verdict.data };
}

function wallSource(facts: Facts, source: Facts['sources'][number]): WallSource {
  const entities = entityHealth(facts, source);
  const successes = entities.flatMap(({ lastSuccessAtMs }) => lastSuccessAtMs ?? []);
  return {
    id: source.id,
    label: source.label,
    state: stateOf(facts, source),
    lastSuccessAtMs: successes.length === 0 ? null : Math.max(...successes),
    data: ageingOf(
      facts
        .asked()
        .flatMap(({ query, known: { data, everyMs } }) =>
          query.source === source && data !== null ? [{ asOfMs: data.asOfMs, everyMs }] : [],
        ),
    ),
    fault: entities.find(({ error }) => error !== null)?.error?.sentence ?? null,
  };
}

/** The same tickets as the figure of open defects counts, of all releases together and of none. */
function openDefects(facts: Facts): WallDefects {
  const gathered = facts.list('defects');
  const unknown = whyNotCounted(gathered, 'defects');
  if (unknown?.kind === 'unknown') return { kind: 'unknown', reason: unknown.reason, detail: unknown.detail };
  const open = gathered.items.filter(({ counts, state, serviceNames }) => {
    const services = serviceNames.flatMap((name) => facts.catalogue.servicesNamed(name));
    const shown = services.length === 0 || services.some((service) => isShown(facts, service));
    return counts && state !== 'done' && shown;
  });
  return {
    kind: 'known',
    open: open.length,
    atLeast: missingSources(gathered).length > 0,
    data: ageingOf(gathered.inputs),
    oldest: open
      .toSorted((a, b) => a.createdAtMs - b.createdAtMs)
      .slice(0, MOST_DEFECTS)
      .map(({ id, key, title, createdAtMs, regressionRule }) => ({
        id,
        key,
        title,
        createdAtMs,
        regression: regressionRule !== null,
      })),
  };
}

function wallHeat(facts: Facts, service: string): WallHeat {
  const releases = facts.releases
    .filter((one) => one.service === service && one.startedAtMs !== null && one.kind !== 'rollback')
    .slice(-MOST_ROWS);
  return {
    ...trendHeat(facts, releases),
    serviceLabel: facts.settings.services.find(({ id }) => id === service)?.label ?? service,
    releases: releases.map((release) => ({
      version: release.version,
      verdict: withoutEvidence(judgeRelease(facts, release)?.verdict ?? null),
    })),
  };
}
