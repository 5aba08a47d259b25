import { useAnswer } from '../../host/useAnswer.ts';
import { frozenSelection, ownOf } from '../../selection/carried.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { viewOf } from '../../selection/view.ts';
import { PhaseTrack } from '../../ui/charts/PhaseTrack.tsx';
import { sinceScale } from '../../ui/charts/sinceScale.ts';
import type { Display } from '../../ui/format/display.ts';
import { hours } from '../../ui/format/duration.ts';
import { shortInstant } from '../../ui/format/instant.ts';
import text from '../../ui/styles/text.module.css';
import type { Checkpoint } from './checkpointsOf.ts';
import type { WatchedRelease } from './watchTypes.ts';
import styles from './CheckpointBar.module.css';

interface CheckpointBarProps {
  readonly body: WatchedRelease;
  readonly checkpoints: readonly Checkpoint[];
  readonly display: Display;
}

/** The window in its phases on the T+ ruler: how far it has run, and the call at the end of each. */
export function CheckpointBar({ body, checkpoints, display }: CheckpointBarProps) {
  const { selection } = useAddress();
  // The frame asks the same: it costs nothing.
  const shell = useAnswer({ kind: 'shell', view: viewOf(selection) });
  const settingsHash = shell.status === 'answered' ? shell.answer.body.settingsHash : null;
  const { release, postReleaseMs } = body;
  const scale = sinceScale(postReleaseMs);
  const frozen = (checkpointMs: number): string | null => {
    if (release.startedAtMs === null || settingsHash === null) return null;
    const place = { screen: 'watch', releaseId: release.id } as const;
    // Links hold whole seconds; rounded down, the view would stop just short of its checkpoint.
    const atMs = Math.ceil((release.startedAtMs + checkpointMs) / 1_000) * 1_000;
    const own = ownOf(place, { ...selection, receipt: null });
    return hrefOf(place, frozenSelection(own, { atMs, settingsHash }));
  };
  return (
    <ol className={styles.bar} aria-label="Checkpoints">
      {checkpoints.map(({ checkpointMs, fromMs, state, run, call }, index) => {
        const name = `${index === 0 ? 'first' : 'to'} ${hours(checkpointMs, display)}`;
        const link = state === 'passed' ? frozen(checkpointMs) : null;
        // The bar is drawn on the ruler, so the run is a stretch of the ruler too.
        const from = scale(fromMs);
        const share = (scale(fromMs + run * (checkpointMs - fromMs)) - from) / (scale(checkpointMs) - from);
        return (
          <li
            key={checkpointMs}
            className={styles.phase}
            style={{ flexGrow: scale(checkpointMs) - from }}
            data-state={state}
          >
            <PhaseTrack share={share} />
            <span className={styles.words}>
              {link === null ? (
                <span className={styles.name}>{name}</span>
              ) : (
                <a className={styles.name} href={link} title="As it stood then: a frozen view">
                  {name}
                  <span className={text.spoken}>, as it stood then</span>
                </a>
              )}{' '}
              <span className={styles.call}>
                {call !== null ? (
                  <>
                    <strong>{call.call}</strong>, {call.who}, {shortInstant(call.atMs, display)}
                  </>
                ) : state === 'passed' ? (
                  'no call'
                ) : state === 'running' ? (
                  'running'
                ) : (
                  'to come'
                )}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
}
