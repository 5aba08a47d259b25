import type { SinceChartData } from './sinceChart.ts';
import type { SinceBand } from './sinceLine.ts';
import { labelled } from './sincePlot.ts';
import styles from './SinceLegend.module.css';

interface SinceLegendProps {
  readonly chart: Pick<SinceChartData, 'lines' | 'band'>;
  readonly width: number;
  /** The band is explained above all charts. */
  readonly bandSaid: boolean;
}

/** What labels in the picture cannot say: the meaning of the band, and the names of many thin lines. */
export function SinceLegend(props: SinceLegendProps) {
  const { lines } = props.chart;
  const band = props.bandSaid ? null : props.chart.band;
  const named = new Set(labelled(lines, props.width));
  const unnamed = lines.filter((line) => !named.has(line));
  if (band === null && unnamed.length === 0) return null;
  return (
    <>
      {band !== null && <BandEntry band={band} />}
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

export function BandEntry({ band: { label, meaning } }: { band: Pick<SinceBand, 'label' | 'meaning'> }) {
  return (
    <span className={styles.entry}>
      <svg width="16" height="12" viewBox="0 0 16 12" aria-hidden="true">
        <path className={styles.band} d="M0 1h16v10H0Z" />
      </svg>
      band: {label}, {meaning}
    </span>
  );
}
