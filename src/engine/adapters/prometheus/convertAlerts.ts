import type { AlertRun } from '../../domain/alertRun.ts';
import type { TimeWindow } from '../../domain/time.ts';
import type { Group } from './groups.ts';

interface Facts {
  readonly names: {
    readonly severityLabel: string;
    readonly serviceLabel: string;
    readonly releaseLabel: string;
  };
  readonly sourceId: string;
  readonly stepMs: number;
  readonly window: TimeWindow;
}

/** Each unbroken run of samples is one run of the alert; one that touches the window's edge may be longer than seen. */
export function convertAlerts(groups: readonly Group[], facts: Facts): readonly AlertRun[] {
  const found = groups.flatMap((group) =>
    runsOf(group, facts.stepMs).map((run) => toAlertRun(group, run, facts)),
  );
  return found.toSorted((a, b) => a.startedAtMs - b.startedAtMs);
}

interface Run {
  readonly firstMs: number;
  readonly lastMs: number;
}

function runsOf({ parts }: Group, stepMs: number): readonly Run[] {
  const runs: { firstMs: number; lastMs: number }[] = [];
  const { timesMs, values } = parts.get('') ?? { timesMs: new Float64Array(0), values: new Float64Array(0) };
  timesMs.forEach((timeMs, i) => {
    if (values[i] === 0 || Number.isNaN(values[i] ?? NaN)) return;
    const current = runs.at(-1);
    if (current !== undefined && timeMs - current.lastMs <= stepMs) current.lastMs = timeMs;
    else runs.push({ firstMs: timeMs, lastMs: timeMs });
  });
  return runs;
}

function toAlertRun(
  { labels, text }: Group,
  { firstMs, lastMs }: Run,
  { names, sourceId, stepMs, window }: Facts,
): AlertRun {
  const { severityLabel, serviceLabel, releaseLabel } = names;
  const told = new Set(['__name__', 'alertname', 'alertstate', severityLabel, serviceLabel, releaseLabel]);
  const lasts = lastMs + stepMs > window.endMs;
  return {
    id: `${sourceId}:${text}:${firstMs}`,
    sourceId,
    name: labels['alertname'] ?? 'alert without a name',
    severity: labels[severityLabel] || null,
    labels: Object.fromEntries(Object.entries(labels).filter(([name]) => !told.has(name))),
    serviceName: labels[serviceLabel] || null,
    releaseName: labels[releaseLabel] || null,
    startedAtMs: firstMs,
    endedAtMs: lasts ? null : lastMs + stepMs,
    cut: lasts || firstMs - stepMs <= window.startMs,
    state: lasts ? 'firing' : 'ended',
    url: null,
  };
}
