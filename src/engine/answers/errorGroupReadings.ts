import { readErrorGroups } from '../collection/readLists.ts';
import type { Gathered } from '../collection/gathered.ts';
import type { ErrorGroup } from '../domain/errorGroup.ts';
import type { Reading } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import { HOUR_MS, ceilTo, floorTo, type TimeWindow } from '../domain/time.ts';
import { errorGroupChanges, type ErrorGroupChange, type Exposure } from '../metrics/errorGroupChanges.ts';
import type { ErrorGroupCountInput } from '../metrics/errorGroupCount.ts';
import { goneErrorGroups } from '../metrics/goneErrorGroups.ts';
import { newErrorGroups } from '../metrics/newErrorGroups.ts';
import { unknown } from '../metrics/readingContext.ts';
import { regressedErrorGroups } from '../metrics/regressedErrorGroups.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import { worseningErrorGroups } from '../metrics/worseningErrorGroups.ts';
import { believed, contextOf, whyNotCounted } from './believed.ts';
import type { Facts } from './facts.ts';
import type { Phase } from './figure.ts';
import { TODAYS_GROUPS } from './frozen.ts';

/** A release's error groups sorted into classes, and what stands behind the sorting. */
export interface ErrorGroupFindings {
  readonly gathered: Gathered<ErrorGroup>;
  /** The baseline's; null = no baseline. */
  readonly earlier: Gathered<ErrorGroup> | null;
  readonly changes: readonly ErrorGroupChange[];
  readonly input: ErrorGroupCountInput;
}

const NOT_IN_TRACKER = 'No error tracker knows this release under any of its names.';

export function errorGroupFindings(facts: Facts, release: Release, phase: Phase): ErrorGroupFindings {
  const baselineRelease = phase.baseline === null ? null : facts.release(phase.baseline.release.id);
  const gathered = groupsOf(facts, release, phase.window);
  const earlier =
    baselineRelease === null || phase.baseline === null
      ? null
      : groupsOf(facts, baselineRelease, phase.baseline.window);
  const exposure = exposureOf(facts, release, phase);
  const baseline =
    earlier === null || phase.baseline === null || !answered(earlier)
      ? null
      : { label: phase.baseline.release.version, groups: earlier.items };
  const changes = errorGroupChanges({
    groups: gathered.items,
    baseline,
    exposure,
    isJudged: (sourceId, name) => facts.catalogue.find(sourceId, name, release.service) === release.id,
    startedAtMs: phase.window.startMs,
  });
  const both = earlier === null ? gathered : { ...gathered, inputs: [...gathered.inputs, ...earlier.inputs] };
  const frozen = facts.nowMs < facts.clockMs;
  return {
    gathered,
    earlier,
    changes,
    input: {
      ...contextOf(both, facts.nowMs),
      ...(frozen ? { caveats: [...both.caveats, TODAYS_GROUPS] } : {}),
      changes,
      comparison: { baseline, exposure },
      truncated: gathered.caveats.length > 0,
      window: phase.window,
    },
  };
}

const METRIC = {
  'new-error-groups': newErrorGroups,
  'regressed-error-groups': regressedErrorGroups,
  'worsening-error-groups': worseningErrorGroups,
  'gone-error-groups': goneErrorGroups,
} as const;

export type ErrorGroupKpi = keyof typeof METRIC;

export function isErrorGroupKpi(kpi: string): kpi is ErrorGroupKpi {
  return Object.hasOwn(METRIC, kpi);
}

export function errorGroupReading(facts: Facts, findings: ErrorGroupFindings, kpi: ErrorGroupKpi): Reading {
  const { gathered, earlier, input } = findings;
  const tracked = facts.sources.some(({ offers }) => offers.includes('errorGroups'));
  if (tracked && !gathered.offered) {
    const lists = facts.reported;
    if (lists.awaited.length > 0 || lists.failures.length > 0) {
      return believed(unknown(input, 'no-data', NOT_IN_TRACKER), { ...lists, offered: true }, 'error groups');
    }
    return unknown(input, 'no-data', NOT_IN_TRACKER);
  }
  const missing = whyNotCounted(gathered, 'error groups');
  if (missing !== null) return missing;
  const reading = METRIC[kpi](input);
  // Compared with a baseline whose groups have not been told yet: that is something else than having no baseline.
  if (reading.kind === 'known' || earlier === null || earlier.inputs.length > 0) return reading;
  return believed(
    unknown(input, 'no-data', 'The baseline’s error groups are not known.'),
    earlier,
    'error groups',
  );
}

function groupsOf(facts: Facts, release: Release, window: TimeWindow): Gathered<ErrorGroup> {
  const hours = { startMs: floorTo(window.startMs, HOUR_MS), endMs: ceilTo(window.endMs, HOUR_MS) };
  const groups = readErrorGroups(facts.reader, facts.sources, {
    environment: facts.environment,
    window: hours,
    refreshMs: facts.settings.refreshMs,
    spellings: release.spellings,
    settled: facts.clockMs - hours.endMs > HOUR_MS,
  });
  return facts.rewind('errorGroups', groups);
}

function answered(gathered: Gathered<unknown>): boolean {
  return gathered.inputs.length > 0;
}

/** Use of both releases in their stretches: sessions where they are known for both, else requests, else null. */
function exposureOf(facts: Facts, release: Release, phase: Phase): Exposure | null {
  const { baseline } = phase;
  if (baseline === null) return null;
  for (const unit of ['sessions', 'requests'] as const) {
    const traffic = facts.traffic(unit);
    const judged = sumSeries(traffic.ofRelease(release.id), phase.window).total;
    const earlier = sumSeries(traffic.ofRelease(baseline.release.id), baseline.window).total;
    if (judged > 0 && earlier > 0) return { of: unit, judged, baseline: earlier };
  }
  return null;
}
