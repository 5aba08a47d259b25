import type { VerdictRow } from '../../engine/answers/verdictsBody.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { RightOrWrong } from '../../ui/controls/RightOrWrong.tsx';
import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import type { Display } from '../../ui/format/display.ts';
import { sinceRelease } from '../../ui/format/duration.ts';
import { shortInstant } from '../../ui/format/instant.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { ReleaseName } from '../../ui/names/ReleaseName.tsx';
import table from '../../ui/tables/table.module.css';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import styles from './LedgerTable.module.css';

interface LedgerRowProps {
  readonly row: VerdictRow;
  readonly said: boolean | null;
  readonly onSay: (right: boolean | null) => void;
  readonly display: Display;
}

const judgements: Readonly<Record<VerdictRow['judgement'], string>> = {
  'right alarm': 'right alarm',
  'false alarm': 'false alarm',
  missed: 'missed',
  'right all-clear': 'right all-clear',
  undecided: 'not counted',
};

export function LedgerRow({ row, said, onSay, display }: LedgerRowProps) {
  const { href } = useAddress();
  const { release, verdict, outcomes, judgement } = row;
  const { decidedAtMs } = verdict;
  return (
    <tr>
      <th scope="row" data-label="Release" className={styles.release}>
        <a href={href({ screen: 'release', releaseId: release.id })}>
          <ReleaseName {...release} undone={release.rolledBackAtMs !== null} />
        </a>
      </th>
      <td data-label="Verdict" className={styles.verdict}>
        <VerdictWord state={verdict.state} />
        <span className={table.quiet}>{timesHere(verdict.reason, display)}</span>
      </td>
      <td data-label="Decided">
        {decidedAtMs === null || release.startedAtMs === null ? (
          <span className={styles.none}>never</span>
        ) : (
          <>
            {sinceRelease(Math.max(0, decidedAtMs - release.startedAtMs), display)}
            <span className={table.quiet}>{shortInstant(decidedAtMs, display)}</span>
          </>
        )}
        {verdict.revised && <span className={table.quiet}>revised</span>}
      </td>
      <td data-label="What became of it">
        {outcomes.length === 0 && <span className={styles.none}>nothing known against it</span>}
        <ul>
          {outcomes.map((outcome) => (
            <li key={`${outcome.kind} ${outcome.atMs} ${outcome.text}`} className={styles.outcome}>
              {outcome.kind}: <VendorLink url={outcome.url}>{outcome.text}</VendorLink>
              <span className={table.quiet}>{shortInstant(outcome.atMs, display)}</span>
            </li>
          ))}
        </ul>
      </td>
      <td data-label="So it was" className={styles.judgement} data-judgement={judgement}>
        {judgements[judgement]}
        {judgement === 'missed' && verdict.state !== 'holding' && (
          <span className={table.quiet}>no alarm was raised</span>
        )}
        {said !== null && <span className={table.quiet}>by your word</span>}
      </td>
      <td data-label="Your word">
        <RightOrWrong of={`${release.serviceLabel} ${release.version}`} said={said} onSay={onSay} />
      </td>
    </tr>
  );
}
