import { useAddress } from '../../selection/useAddress.ts';
import { Figure } from '../../ui/figure/Figure.tsx';
import type { Display } from '../../ui/format/display.ts';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import { useNow } from '../../host/useNow.ts';
import { ratioText } from './ratioText.ts';
import type { WatchChart, WatchedRelease } from './watchTypes.ts';
import styles from './WatchCharts.module.css';

interface ChartAsideProps {
  readonly chart: WatchChart;
  readonly body: WatchedRelease;
  readonly display: Display;
}

/** Beside a chart's title: its figure so far, the ratio its verdict stands on, and the verdict. */
export function ChartAside({ chart, body, display }: ChartAsideProps) {
  const { openReceipt } = useAddress();
  const nowMs = useNow(15_000);
  const { figure, label, journey, judged } = chart;
  const { release, phase, verdict } = body;
  const ratio = journey === null ? ratioText(verdict, chart.kpi, display) : '';
  return (
    <span className={styles.aside}>
      {ratio !== '' && <span className={styles.ratio}>{ratio}</span>}
      <Figure
        label={label}
        of={`${release.serviceLabel} ${release.version}`}
        reading={figure.reading}
        change={figure.change}
        against={phase?.baseline?.release.version ?? null}
        nowMs={nowMs}
        display={display}
        size="cell"
        onOpen={() => openReceipt({ releaseId: release.id, kpi: figure.kpi, journey: figure.journey })}
      />
      {judged !== null && <VerdictWord state={judged.state} />}
    </span>
  );
}
