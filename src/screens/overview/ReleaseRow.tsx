import { memo, useState } from 'react';
import { navigate } from 'wouter/use-browser-location';
import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import { freshnessOf, oldestMs } from '../../engine/domain/freshness.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { ShareBar } from '../../ui/charts/ShareBar.tsx';
import { Sparkline } from '../../ui/charts/Sparkline.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { shortInstant } from '../../ui/format/instant.ts';
import { ReleaseName } from '../../ui/names/ReleaseName.tsx';
import { RowFigure } from './RowFigure.tsx';
import { RowVerdict } from './RowVerdict.tsx';
import styles from './ReleaseTable.module.css';

/** Fits beside each other in the narrowest table that still has rows. */
const LINE_CHARACTERS = 172;

interface ReleaseRowProps {
  readonly row: OverviewRow;
  /** Why it carries no traffic that its adoption could speak of: "replaced"; null = it does. */
  readonly left: string | null;
  readonly postReleaseMs: number;
  readonly nowMs: number;
  readonly display: Display;
}

export const ReleaseRow = memo(function ReleaseRow(props: ReleaseRowProps) {
  const { row, left, postReleaseMs, nowMs, display } = props;
  const { href } = useAddress();
  const { release, figures, phase, verdict } = row;
  const [asked, setAsked] = useState<boolean | null>(null);
  const told = asked ?? (verdict?.state === 'regressed' || verdict?.state === 'watch');
  const detail = href({ screen: 'release', releaseId: release.id });
  const errorRate = figures['error-rate'];
  const adoption = figures['adoption']?.reading;
  const baseline = errorRate?.change.kind === 'known' ? errorRate.change.baseline.value : null;
  const asOfMs = oldestOf(row);
  const figure = (kpi: string, noun?: string) => (
    <RowFigure
      row={row}
      kpi={kpi}
      nowMs={nowMs}
      display={display}
      {...(noun === undefined ? {} : { noun })}
    />
  );
  return (
    <tr
      className={styles.row}
      data-current={release.current}
      data-lines={told ? reasonLines(verdict?.reason) : undefined}
      onClick={(event) => {
        // The whole row is a target for the pointer; keyboard and screen readers have the link in it.
        if (event.target instanceof Element && event.target.closest('a, button') === null) navigate(detail);
      }}
    >
      <td className={styles.verdict} data-label="Verdict">
        <RowVerdict
          verdict={verdict}
          of={`${release.serviceLabel} ${release.version}`}
          told={told}
          onToggle={() => setAsked(!told)}
          display={display}
        />
      </td>
      <th scope="row" className={styles.release}>
        <a href={detail}>
          <ReleaseName {...release} undone={release.rolledBackAtMs !== null} />
        </a>
      </th>
      <td data-label="Since">
        <span className={styles.since}>
          {release.startedAtMs === null
            ? 'not seen deployed'
            : duration(Math.max(0, nowMs - release.startedAtMs), display)}
        </span>
        <span className={styles.small}>
          {release.startedAtMs !== null && (
            <>
              {release.startedBy === 'first-seen' ? 'first seen ' : ''}
              {shortInstant(release.startedAtMs, display)}
            </>
          )}
        </span>
        <span className={styles.small}>
          {phase?.finished === false && asOfMs !== null && `measuring, ${ageAgo(nowMs - asOfMs, display)}`}
          {phase?.finished === true && asOfMs !== null && `figures ${ageAgo(nowMs - asOfMs, display)}`}
        </span>
      </td>
      <td data-label="Adoption">
        {figure('adoption')}
        {left !== null && <span className={styles.small}>{left}</span>}
        {left === null && adoption?.kind === 'known' && <ShareBar share={adoption.value} />}
      </td>
      <td data-label="Error rate" className={styles.trend}>
        <div className={styles.withLine}>
          {figure('error-rate')}
          {row.errorRate !== null && (
            <Sparkline
              line={row.errorRate}
              baseline={baseline}
              postReleaseMs={postReleaseMs}
              age={freshnessOf(errorRate?.reading.inputs ?? [], nowMs).state}
            />
          )}
        </div>
      </td>
      <td data-label="Transaction success">{figure('transaction-success')}</td>
      <td data-label="Crash-free sessions">{figure('crash-free-sessions')}</td>
      <td data-label="Latency p95">{figure('latency-p95')}</td>
      <td data-label="Error groups" className={styles.several}>
        {figure('new-error-groups', 'new')}
        {figure('regressed-error-groups', 'regressed')}
      </td>
      <td data-label="Incidents, time to restore" className={styles.several}>
        {figure('incidents')}
        {!nothingToRestore(row) && figure('time-to-restore')}
      </td>
      <td data-label="Open defects">{figure('open-defects')}</td>
    </tr>
  );
});

/** Lines to keep free under the figures for a sentence across the row. */
function reasonLines(reason = ''): number {
  return Math.min(3, Math.ceil(reason.length / LINE_CHARACTERS));
}

/** Without incidents there is no time to restore: saying "no data" beside the 0 would only ask for attention. */
function nothingToRestore({ figures }: OverviewRow): boolean {
  const incidents = figures['incidents']?.reading;
  const restore = figures['time-to-restore']?.reading;
  return (
    incidents?.kind === 'known' &&
    incidents.value === 0 &&
    restore?.kind === 'unknown' &&
    restore.reason === 'no-data'
  );
}

/** As old as the oldest figure of the row that may still change: the age that the whole row may claim. */
function oldestOf({ figures }: OverviewRow): number | null {
  const known = Object.values(figures).flatMap(({ reading }) =>
    reading.kind === 'known' ? reading.inputs : [],
  );
  return known.length === 0 ? null : oldestMs(known);
}
