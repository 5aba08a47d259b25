import type { CSSProperties } from 'react';
import type { WallBody, WallHeadline } from '../../engine/answers/wallBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { BigVerdict } from './BigVerdict.tsx';
import { KpiTile } from './KpiTile.tsx';
import { ReleaseStrip } from './ReleaseStrip.tsx';
import { tileWidth } from './tileValue.ts';
import styles from './Watch.module.css';

interface WatchBoardProps {
  readonly headline: WallHeadline;
  readonly body: WallBody;
  readonly awaiting: boolean;
  readonly nowMs: number;
  readonly display: Display;
  readonly most: number;
}

/** The main view: the verdict large, what it stands on, and what came before. */
export function WatchBoard({ headline, body, awaiting, nowMs, display, most }: WatchBoardProps) {
  const widths = headline.charts.map((chart) => tileWidth(chart, display));
  const share: CSSProperties & Readonly<Record<`--${string}`, string>> = {
    '--columns': widths.map((width) => `${width.toFixed(2)}fr`).join(' '),
    '--tiles': String(widths.length),
    '--sum': widths.reduce((sum, width) => sum + width, 0).toFixed(2),
    '--widest': Math.max(...widths).toFixed(2),
  };
  const fault = body.sources.find((source) => source.fault !== null)?.fault ?? null;
  return (
    <>
      <BigVerdict {...{ headline, fault, nowMs, display }} />
      <ul className={styles.tiles} style={share}>
        {headline.charts.map((chart) => (
          <KpiTile
            key={chart.kpi}
            postReleaseMs={body.postReleaseMs}
            {...{ chart, awaiting, nowMs, display }}
          />
        ))}
      </ul>
      <ReleaseStrip
        service={headline.release.service}
        baselineId={headline.phase?.baseline?.release.id ?? null}
        {...{ body, nowMs, display, most }}
      />
    </>
  );
}
