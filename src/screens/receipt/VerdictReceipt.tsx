import type { ReleaseRef } from '../../engine/answers/figure.ts';
import type { OverviewRow } from '../../engine/answers/overviewBody.ts';
import { useAnswer } from '../../host/useAnswer.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { useJudgedView } from '../../selection/useJudgedView.ts';
import type { Display } from '../../ui/format/display.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';
import { KpiVerdictFacts } from './KpiVerdictFacts.tsx';

interface VerdictReceiptProps {
  readonly release: ReleaseRef;
  readonly kpi: string;
  readonly nowMs: number;
  readonly display: Display;
}

/** The verdict on this KPI, from the answer of the screen behind the receipt: nothing is asked for it alone. */
export function VerdictReceipt(props: VerdictReceiptProps) {
  const { place } = useAddress();
  return place.screen === 'release' ? <FromRelease {...props} /> : <FromOverview {...props} />;
}

function FromRelease(props: VerdictReceiptProps) {
  const view = useJudgedView();
  const state = useAnswer({ kind: 'release', view, releaseId: props.release.id });
  const body = state.status === 'answered' ? state.answer.body : null;
  return <Found {...props} verdict={body?.found === true ? body.verdict : null} />;
}

function FromOverview(props: VerdictReceiptProps) {
  const state = useAnswer({ kind: 'overview', view: useJudgedView() });
  const rows = state.status === 'answered' ? state.answer.body.rows : [];
  return (
    <Found
      {...props}
      verdict={rows.find(({ release }) => release.id === props.release.id)?.verdict ?? null}
    />
  );
}

function Found({
  release,
  kpi,
  nowMs,
  display,
  verdict,
}: VerdictReceiptProps & Pick<OverviewRow, 'verdict'>) {
  const judged = verdict?.kpis.find((one) => one.kpi === kpi) ?? null;
  if (judged === null) return null;
  // With the release's verdict this one is withdrawn: it stands on the same data.
  const stale = verdict?.state === 'stale' || withdrawn(verdict, nowMs, display) !== null;
  return <KpiVerdictFacts stale={stale} kpi={judged} startedAtMs={release.startedAtMs} display={display} />;
}
