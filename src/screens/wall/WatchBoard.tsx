import type { WallBody, WallHeadline } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { BigVerdict } from './BigVerdict.tsx';
import { KpiTile } from './KpiTile.tsx';
import { ReleaseStrip } from './ReleaseStrip.tsx';
import type { Pace } from './tileAge.ts';
import styles from './Watch.module.css';

interface WatchBoardProps {
  readonly headline: WallHeadline;
  readonly body: WallBody;
  readonly pace: Pace;
  readonly display: Display;
  readonly most: number;
}

/** The main view: the verdict large, what it stands on, and what came before. */
export function WatchBoard({ headline, body, pace, display, most }: WatchBoardProps) {
  const settled = headline.phase?.finished === true;
  return (
    <>
      <BigVerdict {...{ headline, pace, display }} />
      <ul className={styles.tiles}>
        {headline.charts.map((chart) => (
          <KpiTile
            key={chart.kpi}
            asOfMs={headline.asOfMs[chart.kpi] ?? null}
            postReleaseMs={body.postReleaseMs}
            {...{ chart, settled, pace, display }}
          />
        ))}
      </ul>
      <ReleaseStrip service={headline.release.service} {...{ body, pace, display, most }} />
    </>
  );
}
