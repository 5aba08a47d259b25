import type { Figure } from '../../engine/answers/figure.ts';
import type { OverviewBody, OverviewRow } from '../../engine/answers/overviewBody.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, hours } from '../../ui/format/duration.ts';
import { counted } from '../../ui/format/nouns.ts';
import { valueText } from '../../ui/format/value.ts';

export interface Headline {
  readonly sentences: readonly string[];
  /** How the table is to be read. */
  readonly below: string;
}

interface Moment {
  readonly nowMs: number;
  readonly display: Display;
}

/** KPIs whose sizes can be compared as "times the baseline"; a share near 1 is compared by what is missing to 1. */
const comparable = ['error-rate', 'transaction-success', 'crash-free-sessions', 'latency-p95'];
const nearOne = new Set(['transaction-success', 'crash-free-sessions', 'synthetic-success', 'apdex']);

/** The newest release, what differs most about it, and open incidents, in words. Differences only: no verdict. */
export function headline(body: OverviewBody, awaiting: boolean, moment: Moment): Headline {
  const newest = body.rows[0];
  const below =
    'Newest deployment first: ordered by deployment time, not by version. ' +
    `Each release is measured over its first ${hours(body.postReleaseMs, moment.display)}, ` +
    'and compared with the same stretch of its baseline. Differences carry no verdict. Press a figure for its receipt.';
  if (newest === undefined) {
    return { sentences: [awaiting ? 'Looking for releases.' : 'No releases yet.'], below };
  }
  const sentences = [
    age(newest, moment),
    difference(newest, moment.display),
    incidents(body, moment.display),
  ];
  return { sentences, below };
}

function age({ release, figures }: OverviewRow, { nowMs, display }: Moment): string {
  const name = `${release.serviceLabel} ${release.version}`;
  if (release.startedAtMs === null) return `${name} is the newest release; no deployment of it was seen.`;
  if (release.rolledBackAtMs !== null) {
    return `${name} was taken back after ${duration(release.rolledBackAtMs - release.startedAtMs, display)}.`;
  }
  const adoption = figures['adoption']?.reading;
  const share =
    adoption?.kind === 'known'
      ? ` and carries ${valueText(adoption.value, adoption.unit, display)} of ${adoption.sample.of}`
      : '';
  return `${name} has been out for ${duration(Math.max(0, nowMs - release.startedAtMs), display)}${share}.`;
}

function difference({ release, phase, figures }: OverviewRow, display: Display): string {
  const baseline = phase?.baseline?.release.version ?? null;
  if (baseline === null) return phase?.noBaseline ?? 'There is nothing to compare it with yet.';
  const largest = comparable
    .flatMap((kpi) => {
      const figure = figures[kpi];
      const size = figure === undefined ? null : timesApart(figure);
      return figure === undefined || size === null ? [] : [{ figure, size }];
    })
    .toSorted((a, b) => b.size - a.size)[0];
  if (largest === undefined) return `Nothing of ${release.version} can be compared with ${baseline} yet.`;
  const { figure } = largest;
  if (figure.reading.kind !== 'known' || figure.change.kind !== 'known') return '';
  const { value, unit } = figure.reading;
  const label = definitionOf(figure.kpi)?.label ?? figure.kpi;
  const was = valueText(figure.change.baseline.value, unit, display);
  const is = valueText(value, unit, display);
  if (is === was) return `Compared with ${baseline}, no main figure differs visibly.`;
  return `Largest difference from ${baseline}: ${lowerFirst(label)}, ${is} instead of ${was} (n\u00a0=\u00a0${count(figure.reading.sample.count, display)}).`;
}

/** |log(value / baseline)|; null where one of them is unknown or zero, because then no number of times describes it. */
export function timesApart({ kpi, reading, change }: Figure): number | null {
  if (reading.kind !== 'known' || change.kind !== 'known') return null;
  const flip = nearOne.has(kpi);
  const value = flip ? 1 - reading.value : reading.value;
  const baseline = flip ? 1 - change.baseline.value : change.baseline.value;
  return value > 0 && baseline > 0 ? Math.abs(Math.log(value / baseline)) : null;
}

function incidents({ openIncidents }: OverviewBody, display: Display): string {
  if (openIncidents === null) return 'Open incidents are not known.';
  const text = counted(openIncidents, 'incident', display);
  return `${text.charAt(0).toUpperCase()}${text.slice(1)} ${openIncidents === 1 ? 'is' : 'are'} open.`;
}

/** "Error rate" -> "error rate", but "P95 latency" and "MTTR" stay. */
function lowerFirst(label: string): string {
  return /^[A-Z][a-z]/.test(label) ? label.charAt(0).toLowerCase() + label.slice(1) : label;
}
