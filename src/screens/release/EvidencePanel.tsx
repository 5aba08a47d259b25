import type { Display } from '../../ui/format/display.ts';
import { KpiEvidenceView } from './KpiEvidenceView.tsx';
import { Panel } from '../../ui/panel/Panel.tsx';
import text from '../../ui/styles/text.module.css';
import type { FoundRelease } from './foundRelease.ts';
import { useGlossaryLink } from './useGlossaryLink.ts';

/** Every judged KPI, worst first: its verdict in a line, its evidence unfolded. */
export function EvidencePanel({ body, display }: { body: FoundRelease; display: Display }) {
  const { verdict, evidence, release, postReleaseMs } = body;
  const { startedAtMs } = release;
  const glossary = useGlossaryLink();
  if (verdict === null || startedAtMs === null) return null;
  return (
    <Panel
      id="evidence"
      title="Evidence"
      aside={
        <>
          by KPI, worst first; each may be looked at all the time.{' '}
          <a href={glossary('verdict')}>How a verdict is made</a>
        </>
      }
    >
      {verdict.kpis.length === 0 && <p className={text.none}>No KPI of this release could be judged.</p>}
      {verdict.kpis.map((kpi, index) => (
        <KpiEvidenceView
          key={kpi.kpi}
          kpi={kpi}
          evidence={evidence.find((one) => one.kpi === kpi.kpi) ?? null}
          startedAtMs={startedAtMs}
          postReleaseMs={postReleaseMs}
          first={index === 0}
          stale={verdict.state === 'stale'}
          display={display}
        />
      ))}
    </Panel>
  );
}
