import { lazy, Suspense, useState, type PointerEvent } from 'react';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { plotPosition } from '../../ui/charts/plot.ts';
import { ratioAxis } from '../../ui/charts/ratioAxis.ts';
import { bucketAt } from '../../ui/charts/sinceLine.ts';
import { SinceRuler } from '../../ui/charts/SinceRuler.tsx';
import { sinceAt } from '../../ui/charts/sinceScale.ts';
import { SinceTable } from '../../ui/charts/SinceTable.tsx';
import type { Display } from '../../ui/format/display.ts';
import { useWidth } from '../../ui/measure/useWidth.ts';
import type { FoundRelease } from './foundRelease.ts';
import { Panel } from './Panel.tsx';
import { readAt, trendSentence } from './trendSentence.ts';
import styles from './TrendCharts.module.css';

// Recharts is the largest thing in the product: it comes after the figures are on screen, and only here.
const RatioChart = lazy(async () => ({
  default: (await import('../../ui/charts/RatioChart.tsx')).RatioChart,
}));

const HEIGHT = 190;

/** Error rate and success over the T+ ruler, judged release in ink, baseline in grey, read together at one moment. */
export function TrendCharts({ body, display }: { body: FoundRelease; display: Display }) {
  const [width, ref] = useWidth();
  const [chosen, setChosen] = useState<number | null>(null);
  const tables = usePreferences((preferences) => preferences.tables);
  useShortcut('t', () => setPreferences({ tables: !tables }));
  const { errorRate, success, postReleaseMs } = body;
  const charts = [
    { title: 'Error rate', of: '% of requests', lines: errorRate, kind: 'from-zero', extreme: 'highest' },
    {
      title: 'Transaction success',
      of: '% of attempts',
      lines: success,
      kind: 'near-one',
      extreme: 'lowest',
    },
  ] as const;
  const stops = (errorRate[0] ?? success[0])?.sinceMs ?? [];
  const at = Math.min(chosen ?? stops.length - 1, stops.length - 1);
  const cursorMs = stops[at] ?? null;
  const read = (event: PointerEvent<HTMLDivElement>): void => {
    const position = plotPosition(event.clientX, event.currentTarget.getBoundingClientRect());
    setChosen(Math.max(0, bucketAt(stops, sinceAt(postReleaseMs)(position))));
  };
  if (charts.every(({ lines }) => lines.every(({ value }) => value.every((one) => one === null)))) {
    return (
      <Panel title="Over time since release">
        <p className={styles.none}>No source has told error rate or success over time for this release.</p>
      </Panel>
    );
  }
  const spoken =
    cursorMs === null
      ? ''
      : charts.map(({ title, lines }) => readAt(title, lines, cursorMs, display)).join('; ');
  return (
    <Panel title="Over time since release" aside="hours after release, early hours stretched">
      <div ref={ref}>
        {charts.map(({ title, of, lines, kind, extreme }) => (
          <figure key={title} className={styles.chart}>
            <figcaption className={styles.caption}>
              <h3>{title}</h3> <span className={styles.of}>{of}</span>
              <span className={styles.read}>
                {cursorMs === null ? '' : readAt(null, lines, cursorMs, display)}
              </span>
            </figcaption>
            <div
              className={styles.plot}
              style={{ height: HEIGHT }}
              onPointerMove={read}
              onPointerDown={read}
              aria-hidden="true"
            >
              {width > 0 && (
                <Suspense fallback={null}>
                  <RatioChart
                    lines={lines}
                    axis={ratioAxis(lines, kind)}
                    postReleaseMs={postReleaseMs}
                    width={width}
                    height={HEIGHT}
                    cursorMs={cursorMs}
                    display={display}
                  />
                </Suspense>
              )}
            </div>
            <p className={styles.sentence}>{trendSentence(title, lines, extreme, display)}</p>
          </figure>
        ))}
        {width > 0 && (
          <SinceRuler {...{ postReleaseMs, width, display, stops, at, spoken }} onMove={setChosen} />
        )}
      </div>
      <details
        open={tables}
        onToggle={({ currentTarget }) => setPreferences({ tables: currentTarget.open })}
        className={styles.data}
      >
        <summary>
          Show data <kbd>t</kbd>
        </summary>
        {tables && (
          <div className={styles.tables}>
            {charts.map(({ title, lines }) => (
              <div key={title}>
                <h3>{title}</h3>
                <SinceTable caption={`${title} over time since release`} lines={lines} display={display} />
              </div>
            ))}
          </div>
        )}
      </details>
    </Panel>
  );
}
