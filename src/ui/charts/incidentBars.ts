import type { RulerIncident } from './rulerIncident.ts';

/** A bar on the ruler with its name beside it, px. */
export interface IncidentBar {
  readonly incident: RulerIncident;
  readonly row: number;
  readonly from: number;
  readonly to: number;
  readonly textX: number;
  readonly anchor: 'start' | 'end';
  /** '' = the name has no room in its row: it stands in the list. */
  readonly text: string;
}

interface Asked {
  readonly incidents: readonly RulerIncident[];
  readonly x: (sinceMs: number) => number;
  /** Open incidents run to here. */
  readonly nowSinceMs: number;
  readonly width: number;
}

const GAP = 6;
/** A short incident stays visible. */
const SHORTEST = 3;

/** Bars in the order of their beginning, each in the first row where it and its name are free. */
export function incidentBars(asked: Asked, measure: (text: string) => number): readonly IncidentBar[] {
  const { incidents, x, nowSinceMs, width } = asked;
  const ends: number[] = [];
  return incidents
    .toSorted((a, b) => a.sinceMs - b.sinceMs)
    .map((incident) => {
      const from = x(incident.sinceMs);
      const to = Math.max(from + SHORTEST, x(incident.untilMs ?? Math.max(nowSinceMs, incident.sinceMs)));
      const text = fitting(incident.label, width, measure);
      const wide = measure(text);
      const right = to + GAP + (incident.untilMs === null ? 10 : 0);
      const hasRight = right + wide <= width;
      const hasLeft = from - GAP - wide >= 0;
      const textX = hasRight ? right : from - GAP;
      const anchor = hasRight ? ('start' as const) : ('end' as const);
      // Without room on either side the name would lie on the bar.
      const shown = hasRight || hasLeft ? text : '';
      const [left, end] = hasRight ? [from, right + wide] : [shown === '' ? from : from - GAP - wide, to];
      const free = ends.findIndex((taken) => taken + GAP * 2 <= left);
      const row = free < 0 ? ends.length : free;
      ends[row] = end;
      return { incident, row, from, to, textX, anchor, text: shown };
    });
}

/** A long title is cut so that it takes at most half of the width. */
function fitting(text: string, width: number, measure: (text: string) => number): string {
  if (measure(text) <= width / 2) return text;
  for (let length = text.length - 1; length > 0; length -= 1) {
    const cut = `${text.slice(0, length).trimEnd()}…`;
    if (measure(cut) <= width / 2) return cut;
  }
  return '';
}
