import { newestCall, useCalls } from '../../selection/calls.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, durationParts, hours } from '../../ui/format/duration.ts';
import { instant } from '../../ui/format/instant.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { FoundRelease } from './foundRelease.ts';
import { BaselineSelect } from './BaselineSelect.tsx';
import { PhaseBar } from './PhaseBar.tsx';
import { releaseSentence } from './releaseSentence.ts';
import { VerdictPanel } from './VerdictPanel.tsx';
import styles from './ReleaseHeader.module.css';

interface ReleaseHeaderProps {
  readonly body: FoundRelease;
  readonly nowMs: number;
  readonly display: Display;
}

export function ReleaseHeader({ body, nowMs, display }: ReleaseHeaderProps) {
  const { href, selection } = useAddress();
  const { release, phase, previous, next, shipped, postReleaseMs } = body;
  const call = newestCall({ calls: useCalls(({ calls }) => calls) }, release.id);
  const against = phase?.baseline?.release ?? previous;
  const compare = hrefOf(
    { screen: 'compare' },
    {
      ...selection,
      receipt: null,
      baseline: null,
      compareA: against?.id ?? null,
      compareB: release.id,
    },
  );
  const sinceMs = release.startedAtMs === null ? null : Math.max(0, nowMs - release.startedAtMs);
  return (
    <header>
      <div className={styles.title}>
        <h1 className={styles.name}>
          <span className={styles.service}>{release.serviceLabel}</span>{' '}
          <span className={styles.version}>{release.version}</span>
        </h1>
        {sinceMs !== null && (
          <p className={styles.since}>
            <span>T+</span>{' '}
            {durationParts(sinceMs, display).map(({ number, unit }) => (
              <span key={unit}>
                {number}
                <span className={styles.unit}>{`\u00a0${unit}`}</span>{' '}
              </span>
            ))}
          </p>
        )}
      </div>
      <PhaseBar sinceMs={sinceMs} postReleaseMs={postReleaseMs} display={display} />
      <VerdictPanel body={body} display={display} />
      {call !== null && (
        <p className={styles.call}>
          <a href="#calls">The call at {hours(call.checkpointMs, display)}</a>: <strong>{call.call}</strong>
          {call.who !== '' && `, ${call.who}`}, {instant(call.atMs, display)}.
        </p>
      )}
      <p className={styles.sentence}>{releaseSentence(body, display)}</p>
      <p className={styles.facts}>
        {release.startedAtMs === null ? (
          'No deployment was seen.'
        ) : (
          <>
            {release.startedBy === 'first-seen' ? 'First seen in telemetry' : 'Deployed'}{' '}
            {instant(release.startedAtMs, display)}
            {release.kind !== 'planned' && `, ${release.kind}`}
            {release.rolledBackAtMs !== null &&
              `, taken back ${instant(release.rolledBackAtMs, display)} (after ${duration(release.rolledBackAtMs - release.startedAtMs, display)})`}
            .
          </>
        )}{' '}
        {shipped.commitCount !== null && `${capital(counted(shipped.commitCount, 'commit', display))}`}
        {shipped.commitCount !== null && shipped.authors.length > 0 && ` by ${shipped.authors.join(', ')}`}
        {shipped.commitCount !== null && '.'}
      </p>
      <div className={styles.controls}>
        <BaselineSelect body={body} display={display} />
        <nav className={styles.steps} aria-label="More about this release, and its neighbours">
          {release.startedAtMs !== null && (
            <a href={href({ screen: 'watch', releaseId: release.id })}>
              {phase?.finished === true ? 'Its watch' : 'Watch it'}
            </a>
          )}
          {against !== null && (
            <a href={compare}>
              Compare with <code>{against.version}</code>
            </a>
          )}
          {previous !== null && (
            <a href={href({ screen: 'release', releaseId: previous.id })}>
              Before: <code>{previous.version}</code> <kbd>[</kbd>
            </a>
          )}
          {next !== null && (
            <a href={href({ screen: 'release', releaseId: next.id })}>
              After: <code>{next.version}</code> <kbd>]</kbd>
            </a>
          )}
        </nav>
      </div>
    </header>
  );
}
