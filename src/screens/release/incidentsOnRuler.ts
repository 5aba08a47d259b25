import type { RulerIncident } from '../../ui/charts/IncidentRuler.tsx';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, sinceRelease } from '../../ui/format/duration.ts';
import { counted } from '../../ui/format/nouns.ts';
import { attributionText } from './attributionText.ts';
import type { FoundRelease } from './foundRelease.ts';

type Row = FoundRelease['incidents'][number];

/** Incidents as bars since T+0; one whose times contradict each other has no length to draw and stays in the list. */
export function incidentsOnRuler(rows: readonly Row[], startedAtMs: number): readonly RulerIncident[] {
  return rows
    .filter(({ restoreMs }) => restoreMs !== null)
    .map(({ incident, attribution, open, restoreMs }) => ({
      key: incident.key,
      label: incident.title,
      sinceMs: incident.startedAtMs - startedAtMs,
      untilMs: open || restoreMs === null ? null : incident.startedAtMs - startedAtMs + restoreMs,
      note: [incident.severityText, attributionText(attribution)].filter((part) => part !== null).join(', '),
      href: incident.url,
    }));
}

/** "2 incidents: the first began at T+ 1 h 5 min. 1 is still open. The longest lasted 3 h 40 min." */
export function incidentsSentence(rows: readonly Row[], startedAtMs: number, display: Display): string {
  const first = rows.reduce<number | null>(
    (earliest, { incident }) =>
      earliest === null || incident.startedAtMs < earliest ? incident.startedAtMs : earliest,
    null,
  );
  if (first === null) return '';
  const sinceMs = first - startedAtMs;
  const began =
    sinceMs < 0 ? `${duration(-sinceMs, display)} before T+0` : `at ${sinceRelease(sinceMs, display)}`;
  const open = rows.filter((row) => row.open).length;
  const lengths = rows.filter((row) => !row.open).flatMap(({ restoreMs }) => restoreMs ?? []);
  const longest = lengths.length === 0 ? null : Math.max(...lengths);
  return [
    `${capital(counted(rows.length, 'incident', display))}: ${rows.length === 1 ? 'it' : 'the first'} began ${began}.`,
    ...(open === 0 ? [] : [stillOpen(open, rows.length)]),
    ...(longest === null ? [] : [`The longest lasted ${duration(longest, display)}.`]),
  ].join(' ');
}

function stillOpen(open: number, all: number): string {
  if (all === 1) return 'It is still open.';
  return open === all ? 'All are still open.' : `${open} ${open === 1 ? 'is' : 'are'} still open.`;
}
