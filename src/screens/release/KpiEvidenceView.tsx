import { useState } from 'react';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import type { Display } from '../../ui/format/display.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import text from '../../ui/styles/text.module.css';
import { EvidenceCharts } from './EvidenceCharts.tsx';
import { FactList } from './FactList.tsx';
import { StrataTable } from './StrataTable.tsx';
import { verdictFacts } from './verdictFacts.ts';
import type { KpiEvidence, KpiVerdict } from './verdictTypes.ts';
import styles from './Evidence.module.css';

interface KpiEvidenceViewProps {
  readonly kpi: KpiVerdict;
  /** null while it is worked out. */
  readonly evidence: KpiEvidence | null;
  readonly startedAtMs: number;
  readonly postReleaseMs: number;
  readonly first: boolean;
  /** The release's verdict is withdrawn: this one said nothing newer. */
  readonly stale: boolean;
  readonly display: Display;
}

export function KpiEvidenceView(props: KpiEvidenceViewProps) {
  const { kpi, evidence, startedAtMs, postReleaseMs, first, stale, display } = props;
  const { state, reason } = kpi.verdict;
  const [asked, setAsked] = useState<boolean | null>(null);
  const open = asked ?? (first || state === 'regressed' || state === 'watch');
  const label = definitionOf(kpi.kpi)?.label ?? kpi.kpi;
  return (
    <details
      className={styles.kpi}
      open={open}
      onToggle={({ currentTarget }) => {
        // The browser also tells of the opening that we ask for ourselves.
        if (currentTarget.open !== open) setAsked(currentTarget.open);
      }}
    >
      <summary className={styles.summary}>
        <span className={styles.head}>
          <VerdictWord state={stale ? 'stale' : state} /> <span className={styles.label}>{label}</span>
        </span>{' '}
        <span className={styles.reason}>
          {stale && 'Before its data grew old: '}
          {timesHere(reason, display)}
        </span>
      </summary>
      {open && (
        <div className={styles.content}>
          <div className={styles.charts}>
            {evidence === null || evidence.looks.length === 0 ? (
              <p className={text.none}>No look at this KPI could be taken so far.</p>
            ) : (
              <EvidenceCharts {...{ kpi, evidence, startedAtMs, postReleaseMs, display }} label={label} />
            )}
          </div>
          <div>
            <FactList facts={verdictFacts({ kpi, evidence, startedAtMs, display })} />
            {evidence !== null && <StrataTable kpi={kpi} strata={evidence.strata} display={display} />}
          </div>
        </div>
      )}
    </details>
  );
}
