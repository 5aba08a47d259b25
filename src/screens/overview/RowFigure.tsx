import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { Figure } from '../../ui/figure/Figure.tsx';
import type { Display } from '../../ui/format/display.ts';
import styles from './ReleaseTable.module.css';

interface RowFigureProps {
  readonly row: OverviewRow;
  readonly kpi: string;
  /** Said after the number where two figures share a cell: "3 new". */
  readonly noun?: string;
  readonly nowMs: number;
  readonly display: Display;
}

/** One figure of a row; its receipt opens over the overview. */
export function RowFigure({ row: { release, phase, figures }, kpi, noun, nowMs, display }: RowFigureProps) {
  const { openReceipt } = useAddress();
  const figure = figures[kpi];
  if (figure === undefined) return <span className={styles.none}>–</span>;
  return (
    <Figure
      label={definitionOf(kpi)?.label ?? kpi}
      of={`${release.serviceLabel} ${release.version}`}
      reading={figure.reading}
      change={kpi === 'adoption' ? null : figure.change}
      against={phase?.baseline?.release.version ?? null}
      nowMs={nowMs}
      display={display}
      size="cell"
      {...(noun === undefined ? {} : { noun })}
      onOpen={() => openReceipt({ releaseId: release.id, kpi, journey: figure.journey })}
    />
  );
}
