import type { SinceChartData } from './sinceChart.ts';
import { labelled } from './sincePlot.ts';
import styles from './SinceLegend.module.css';

/** What labels in the picture cannot say: the meaning of the band, and the names of many thin lines. */
export function SinceLegend(props: { chart: Pick<SinceChartData, 'lines' | 'band'>; width: number }) {
  const { lines, band } = props.chart;
  const named = new Set(labelled(lines, props.width));
  const unnamed = lines.filter((line) => !named.has(line));
  if (band === null && unnamed.length === 0) return null;
  return (
    <>
      {band !== null && (
        <span className={styles.entry}>
          <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
            <path className={styles.band} d="M0 1h16v10H0Z" />
          </svg>
          band: {band.label}, {band.meaning}
        </span>
      )}
      {unnamed.length > 0 && (
        <span className={styles.entry}>
          <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
            <path className={styles.thin} d="M0 6h16" />
          </svg>
          thin: {unnamed.map(({ label }) => label).join(', ')}
        </span>
      )}
    </>
  );
}
