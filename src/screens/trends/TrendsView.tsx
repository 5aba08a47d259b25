import { useRef } from 'react';
import type { Answer } from '../../engine/answers/question.ts';
import { useNow } from '../../host/useNow.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import type { Display } from '../../ui/format/display.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { Panel } from '../../ui/panel/Panel.tsx';
import { Headline } from '../../ui/screen/Headline.tsx';
import { AwaitedLine } from '../../ui/states/AwaitedLine.tsx';
import { PanelBoundary } from '../../ui/states/PanelBoundary.tsx';
import { commonCaveats } from './commonCaveats.ts';
import { FirstHours } from './FirstHours.tsx';
import { nextMetric } from './nextMetric.ts';
import { ReleaseLinks } from './ReleaseLinks.tsx';
import { ServiceChoice } from './ServiceChoice.tsx';
import { standing } from './standing.ts';
import { TrendFigure } from './TrendFigure.tsx';
import { trendGroups } from './trendGroups.ts';
import { trendsSentences } from './trendsSentence.ts';
import styles from './TrendsScreen.module.css';

interface TrendsViewProps {
  readonly answer: Answer<'trends'>;
  readonly display: Display;
}

/** Two releases or more: what changed along them, figure by figure. */
export function TrendsView({ answer, display }: TrendsViewProps) {
  const { awaited } = answer;
  const nowMs = useNow(15_000);
  const body = standing(answer.body, nowMs, display);
  const figures = useRef<HTMLDivElement>(null);
  useShortcut('m', () => nextMetric(figures.current)?.focus());
  const newest = body.releases.at(-1)?.verdict ?? null;
  return (
    <div className={styles.screen}>
      <title>{`Trends of ${body.serviceLabel} · Holdfast`}</title>
      <Headline sentences={trendsSentences(body, awaited.length > 0, display)} lines={2} />
      <div className={styles.bar}>
        <ServiceChoice body={body} />
        <p className={styles.quiet}>
          By release, oldest left. Bars: 95 % intervals. <kbd>m</kbd> next figure
        </p>
        <AwaitedLine awaited={awaited} />
      </div>
      {newest?.state === 'stale' && (
        <p className={styles.known}>
          <UnknownGlyph reason="stale" /> {timesHere(newest.reason, display)}
        </p>
      )}
      {/* While answers are on their way, the line above says what is missing. */}
      {(awaited.length > 0 ? [] : commonCaveats(body.charts)).map((caveat) => (
        <p key={caveat} className={styles.known}>
          <UnknownGlyph reason="source-failed" /> <span>{caveat}</span>
        </p>
      ))}
      <div ref={figures}>
        {trendGroups(body.charts).map(({ id, title, meaning, charts }) => (
          <Panel key={id} title={title} aside={meaning}>
            <div className={styles.charts}>
              {charts.map((chart) => (
                <div
                  key={chart.kpi}
                  className={styles.chart}
                  data-metric={chart.kpi}
                  tabIndex={-1}
                  role="group"
                  aria-label={chart.label}
                >
                  <PanelBoundary name={`“${chart.label}”`} attempt={chart}>
                    <TrendFigure body={body} chart={chart} nowMs={nowMs} display={display} />
                  </PanelBoundary>
                </div>
              ))}
            </div>
          </Panel>
        ))}
        <Panel title="How releases begin" aside="A bad one shows early; a slow leak shows late.">
          <div className={styles.wide} data-metric="heat" tabIndex={-1} role="group" aria-label="First hours">
            <PanelBoundary name="The first hours" attempt={body}>
              <FirstHours body={body} display={display} />
            </PanelBoundary>
          </div>
        </Panel>
      </div>
      <ReleaseLinks body={body} display={display} />
    </div>
  );
}
