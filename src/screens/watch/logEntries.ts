import type { RecordedCall, TickedItem } from '../../selection/calls.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import type { WatchedRelease } from './watchTypes.ts';

/** One line of a watch's log. */
export interface LogEntry {
  readonly atMs: number;
  readonly kind: 'release' | 'signal' | 'tick' | 'call';
  readonly text: string;
  /** Said under it; '' = nothing. */
  readonly detail: string;
  readonly by: string;
}

interface LogParts {
  readonly body: WatchedRelease;
  readonly calls: readonly RecordedCall[];
  readonly ticked: readonly TickedItem[];
  readonly display: Display;
}

/** What happened in a watch, oldest first: the deployment, signals that came to a state worth a word, ticks and calls. */
export function logEntries({ body, calls, ticked, display }: LogParts): readonly LogEntry[] {
  const { startedAtMs, startedBy, rolledBackAtMs, kind } = body.release;
  const entries: LogEntry[] = [];
  const add = (entry: LogEntry): void => void entries.push(entry);
  const of = { by: '', detail: '', kind: 'release' } as const;
  if (startedAtMs !== null) {
    const deployed = startedBy === 'first-seen' ? 'First seen in telemetry' : 'Deployed';
    add({ ...of, atMs: startedAtMs, text: kind === 'planned' ? deployed : `${deployed}, ${kind}` });
    for (const { id, label, state, grade, sinceMs, detail } of body.signals) {
      if (grade !== 'calm' && sinceMs !== null && id !== 'serving')
        add({
          atMs: sinceMs,
          kind: 'signal',
          text: `${label}: ${state}`,
          detail: timesHere(detail, display),
          by: '',
        });
    }
  }
  if (rolledBackAtMs !== null) add({ ...of, atMs: rolledBackAtMs, text: 'Taken back' });
  for (const { item, who, atMs, checkpointMs } of ticked) {
    const detail = `Checklist at ${hours(checkpointMs, display)}`;
    add({ atMs, kind: 'tick', text: `${item}: done`, detail, by: who });
  }
  for (const { call, who, note, atMs, checkpointMs } of calls) {
    const text = `Call at ${hours(checkpointMs, display)}: ${call}`;
    add({ atMs, kind: 'call', text, detail: note, by: who });
  }
  return entries.toSorted((a, b) => a.atMs - b.atMs);
}
