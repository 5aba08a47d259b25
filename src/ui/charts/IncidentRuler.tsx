import type { Display } from '../format/display.ts';
import { ChartFrame } from './ChartFrame.tsx';
import type { ChartState } from './chartState.ts';

export interface RulerIncident {
  readonly key: string;
  readonly label: string;
  /** Time since T+0; may lie before it. */
  readonly sinceMs: number;
  /** null = still open. */
  readonly untilMs: number | null;
  /** Small print: severity, how it is tied to the release. */
  readonly note: string;
  readonly href: string | null;
}

export interface IncidentRulerProps {
  readonly title: string;
  readonly incidents: readonly RulerIncident[];
  readonly postReleaseMs: number;
  readonly checkpointsMs?: readonly number[];
  /** Open incidents run to here. */
  readonly nowSinceMs: number;
  readonly sentence: string;
  readonly state: ChartState;
  readonly display: Display;
  readonly tables: boolean;
  readonly onTables: (open: boolean) => void;
}

/** Incidents as bars over the T+ ruler. */
export function IncidentRuler({ title, state, sentence }: IncidentRulerProps) {
  return (
    <ChartFrame {...{ title, state, sentence }} of="hours since release" read={null} height={80}>
      {null}
    </ChartFrame>
  );
}
