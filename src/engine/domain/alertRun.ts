import type { Stratum } from './series.ts';

/** One unbroken run of a firing alert. */
export interface AlertRun {
  readonly id: string;
  readonly sourceId: string;
  readonly name: string;
  readonly severity: string | null;
  readonly labels: Stratum;
  readonly serviceName: string | null;
  readonly releaseName: string | null;
  readonly startedAtMs: number;
  /** null = still firing, or no later sample known. */
  readonly endedAtMs: number | null;
  /** The run touches the edge of the window asked for: its true start or end may lie outside. */
  readonly cut: boolean;
  readonly state: 'firing' | 'suppressed' | 'ended' | 'other';
  readonly url: string | null;
}
