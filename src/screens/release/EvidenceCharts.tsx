import { useMemo, useState, type PointerEvent } from 'react';
import { plotPosition } from '../../ui/charts/plot.ts';
import { bucketAt } from '../../ui/charts/sinceLine.ts';
import { SinceRuler } from '../../ui/charts/SinceRuler.tsx';
import { sinceAt } from '../../ui/charts/sinceScale.ts';
import type { Display } from '../../ui/format/display.ts';
import { useWidth } from '../../ui/measure/useWidth.ts';
import { EvidenceLooks } from '../../ui/verdict/EvidenceLooks.tsx';
import { RatioLooks } from '../../ui/verdict/RatioLooks.tsx';
import { evidenceLine, evidenceSentence, readLook } from './evidenceSentence.ts';
import { LooksTable } from './LooksTable.tsx';
import type { KpiEvidence, KpiVerdict } from './verdictTypes.ts';
import styles from './Evidence.module.css';

interface EvidenceChartsProps {
  readonly kpi: KpiVerdict;
  readonly evidence: KpiEvidence;
  readonly label: string;
  readonly startedAtMs: number;
  readonly postReleaseMs: number;
  readonly display: Display;
}

/** Ratio and evidence at every look over the T+ ruler, read together at one moment. */
export function EvidenceCharts(props: EvidenceChartsProps) {
  const { kpi, evidence, label, startedAtMs, postReleaseMs, display } = props;
  const [width, ref] = useWidth();
  const [chosen, setChosen] = useState<number | null>(null);
  const line = useMemo(() => evidenceLine(evidence, startedAtMs), [evidence, startedAtMs]);
  const stops = line.sinceMs;
  const at = Math.min(chosen ?? stops.length - 1, stops.length - 1);
  const cursorMs = stops[at] ?? null;
  const onset = kpi.verdict.onsetAtMs;
  const read = (event: PointerEvent<HTMLDivElement>): void => {
    const position = plotPosition(event.clientX, event.currentTarget.getBoundingClientRect());
    setChosen(Math.max(0, bucketAt(stops, sinceAt(postReleaseMs)(position))));
  };
  const spoken = cursorMs === null ? '' : readLook(line, cursorMs, display);
  const shared = { line, postReleaseMs, width, cursorMs, display };
  const pointer = { className: styles.plot, onPointerMove: read, onPointerDown: read, 'aria-hidden': true };
  return (
    <>
      <div ref={ref}>
        <figure>
          <figcaption className={styles.caption}>
            <h3>Times the baseline</h3>{' '}
            <span className={styles.of}>{kpi.counted}, log scale, with the interval at each look</span>
            <span className={styles.read}>{spoken}</span>
          </figcaption>
          <div {...pointer}>{width > 0 && <RatioLooks {...shared} height={150} />}</div>
        </figure>
        <figure>
          <figcaption className={styles.caption}>
            <h3>Evidence of harm</h3> <span className={styles.of}>log scale; 1 speaks neither way</span>
          </figcaption>
          <div {...pointer}>
            {width > 0 && (
              <EvidenceLooks
                {...shared}
                height={140}
                alarmAt={evidence.alarmAt}
                onsetMs={onset === null ? null : Math.max(0, onset - startedAtMs)}
              />
            )}
          </div>
          <p className={styles.sentence}>
            {label}. {evidenceSentence(kpi, evidence, line, display)}
          </p>
        </figure>
        {width > 0 && (
          <SinceRuler {...{ postReleaseMs, width, display, stops, at, spoken }} onMove={setChosen} />
        )}
      </div>
      <LooksTable line={line} label={label} display={display} />
    </>
  );
}
