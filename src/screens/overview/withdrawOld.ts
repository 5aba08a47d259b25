import type { OverviewBody } from '../../engine/answers/overviewBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';

/** The overview as far as its age allows: verdicts on data that are too old by now are taken back. */
export function withdrawOld(body: OverviewBody, nowMs: number, display: Display): OverviewBody {
  const rows = body.rows.map((row) => {
    const withdrawal = withdrawn(row.verdict, nowMs, display);
    return row.verdict === null || withdrawal === null
      ? row
      : { ...row, verdict: { ...row.verdict, ...withdrawal } };
  });
  return { ...body, rows };
}
