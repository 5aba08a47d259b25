import { looksOf } from '../verdict/looksOf.ts';
import type { BucketColumns, WatchInput } from '../verdict/watchInput.ts';
import type { KpiEvidence, StratumShare } from './releaseVerdict.ts';
import type { JudgedRelease } from './releaseVerdictOf.ts';

/** A look for every two or three pixels of a chart is enough to read it. */
const MOST_LOOKS = 240;

/** What stands behind each KPI's verdict: the looks for its chart, and the strata that were compared. */
export function evidenceOf({ watches }: JudgedRelease): KpiEvidence[] {
  return watches.flatMap(({ kpi, watch: { watch } }) =>
    watch === null
      ? []
      : [
          {
            kpi: kpi.kpi,
            looks: looksOf(watch, MOST_LOOKS),
            alarmAt: Math.log(1 / watch.options.alpha),
            strata: strataOf(watch),
          },
        ],
  );
}

function strataOf(watch: WatchInput): StratumShare[] {
  const judged = sums([watch.judged.buckets]);
  const baseline = sums(
    watch.control === null ? (watch.history ?? []).map(({ buckets }) => buckets) : [watch.control.buckets],
  );
  const labels = [...new Set([...judged.keys(), ...baseline.keys()])].toSorted();
  return labels.map((label) => ({
    label: label === '' ? 'all' : label,
    judged: judged.get(label) ?? { bad: 0, total: 0 },
    baseline: baseline.get(label) ?? { bad: 0, total: 0 },
    leftOut: whyLeftOut(judged.get(label), baseline.get(label)),
  }));
}

function whyLeftOut(
  judged: { total: number } | undefined,
  baseline: { total: number } | undefined,
): string | null {
  if (judged === undefined || judged.total === 0) return 'no traffic of this release';
  return baseline === undefined || baseline.total === 0 ? 'unknown to what it is compared with' : null;
}

function sums(all: readonly BucketColumns[]): Map<string, { bad: number; total: number }> {
  const byLabel = new Map<string, { bad: number; total: number }>();
  for (const { strata, stratum, bad, total } of all) {
    stratum.forEach((index, row) => {
      const label = strata[index] ?? '';
      const sum = byLabel.get(label) ?? { bad: 0, total: 0 };
      byLabel.set(label, { bad: sum.bad + (bad[row] ?? 0), total: sum.total + (total[row] ?? 0) });
    });
  }
  return byLabel;
}
