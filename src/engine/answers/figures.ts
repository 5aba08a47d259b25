import type { Change, KpiId, Reading, ReadingInput } from '../domain/reading.ts';
import type { Release } from '../domain/release.ts';
import { changeAgainst } from '../metrics/change.ts';
import { unknown } from '../metrics/readingContext.ts';
import {
  errorGroupFindings,
  errorGroupReading,
  isErrorGroupKpi,
  type ErrorGroupFindings,
} from './errorGroupReadings.ts';
import type { Facts } from './facts.ts';
import type { Figure, Phase } from './figure.ts';
import { isFine } from './phase.ts';
import { isTicketKpi, ticketReading } from './ticketReadings.ts';
import { isTrendKpi, trendReading } from './trendReadings.ts';
import {
  adoptionOf,
  apdexOf,
  crashFreeOf,
  errorRateOf,
  latencyOf,
  syntheticSuccessOf,
  transactionSuccessOf,
  type StretchReading,
} from './trafficReadings.ts';

export const STRETCH_READING: Readonly<Record<KpiId, StretchReading>> = {
  'error-rate': errorRateOf,
  'transaction-success': transactionSuccessOf,
  'latency-p50': latencyOf('p50'),
  'latency-p95': latencyOf('p95'),
  apdex: apdexOf,
  'crash-free-sessions': crashFreeOf,
  adoption: adoptionOf,
  'synthetic-success': syntheticSuccessOf,
};

/** Screens show a figure's sources, not each of its many inputs: an answer stays small on its way to the face. */
export function withoutInputs(figure: Figure): Figure {
  const { reading, change } = figure;
  return {
    ...figure,
    reading: { ...reading, inputs: onePerSource(reading.inputs) },
    change: change.kind === 'known' ? { ...change, baseline: { ...change.baseline, inputs: [] } } : change,
  };
}

/** One a source, and one for each interval at which it is asked: an input's age is counted by its own. */
function onePerSource(inputs: readonly ReadingInput[]): ReadingInput[] {
  const oldest = new Map<string, ReadingInput>();
  for (const input of inputs) {
    const name = `${input.sourceId} ${input.everyMs}`;
    const known = oldest.get(name);
    if (known === undefined || input.asOfMs < known.asOfMs) oldest.set(name, input);
  }
  const kept = [...oldest.values()];
  const ageing = new Set(kept.flatMap(({ sourceId, everyMs }) => (everyMs === null ? [] : [sourceId])));
  return kept.filter(({ sourceId, everyMs }) => everyMs !== null || !ageing.has(sourceId));
}

export interface FigureMaker {
  figure(kpi: KpiId, journey?: string | null): Figure;
  readonly errorGroups: ErrorGroupFindings | null;
}

/** Makes the figures of one release; what several of them share is worked out once. */
export function figuresOf(facts: Facts, release: Release, phase: Phase | null): FigureMaker {
  let findings: ErrorGroupFindings | null = null;
  const errorGroups = () => (findings ??= phase === null ? null : errorGroupFindings(facts, release, phase));
  const baselineId = phase?.baseline?.release.id ?? null;
  const baselineRelease = baselineId === null ? null : facts.release(baselineId);

  function figure(kpi: KpiId, journey: string | null = null): Figure {
    if (phase === null)
      return { kpi, journey, reading: notStarted(release), change: none('The release has no figures yet.') };
    if (isTicketKpi(kpi)) {
      const reading = ticketReading(kpi)(facts, release, phase.window);
      return {
        kpi,
        journey,
        reading,
        change: none('Not compared: the older, the more tickets.'),
      };
    }
    if (isErrorGroupKpi(kpi)) {
      const found = errorGroups();
      const reading = found === null ? notStarted(release) : errorGroupReading(facts, found, kpi);
      return { kpi, journey, reading, change: none('Counted against the baseline already.') };
    }
    if (isTrendKpi(kpi)) {
      const asked = { release, phase, readingOf: (other: KpiId) => figure(other).reading };
      const reading = trendReading(kpi)(facts, asked);
      return { kpi, journey, reading, change: none('Shown along releases on the Trends screen.') };
    }
    const read = STRETCH_READING[kpi];
    if (read === undefined) {
      const reading = unknown({ inputs: [] }, 'not-configured', `There is no KPI "${kpi}".`);
      return { kpi, journey, reading, change: none('There is no such KPI.') };
    }
    const reading = read(facts, { release, window: phase.window, fine: false }, journey);
    const earlier =
      baselineRelease === null || phase.baseline === null
        ? null
        : read(
            facts,
            { release: baselineRelease, window: phase.baseline.window, fine: isFine(phase.lengthMs) },
            journey,
          );
    return { kpi, journey, reading, change: changeOf(reading, earlier, phase) };
  }

  return {
    figure,
    get errorGroups() {
      return errorGroups();
    },
  };
}

function changeOf(reading: Reading, baseline: Reading | null, phase: Phase): Change {
  return baseline === null
    ? none(phase.noBaseline ?? 'There is no baseline.')
    : changeAgainst(reading, baseline);
}

function none(detail: string): Change {
  return { kind: 'unknown', detail };
}

function notStarted(release: Release): Reading {
  const detail =
    release.startedAtMs === null
      ? 'This release was never seen deployed here, so it has no figures.'
      : 'This release is younger than five minutes; the first figures come then.';
  return unknown({ inputs: [] }, 'too-little-data', detail);
}
