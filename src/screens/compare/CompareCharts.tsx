import { useMemo } from 'react';
import { setPreferences, usePreferences } from '../../selection/preferences.ts';
import { useShortcut } from '../../selection/useShortcut.ts';
import { READY } from '../../ui/charts/chartState.ts';
import type { SinceChartData } from '../../ui/charts/sinceChart.ts';
import { SinceCharts } from '../../ui/charts/SinceCharts.tsx';
import { sinceSentence } from '../../ui/charts/sinceSentence.ts';
import type { Display } from '../../ui/format/display.ts';
import { lowerFirst } from '../../ui/format/lowerFirst.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';

const HOUR_MS = 3_600_000;

const kinds = [
  { id: 'error-rate', title: 'Error rate', of: '% of requests', field: 'errorRate', axis: 'from-zero' },
  {
    id: 'transaction-success',
    title: 'Transaction success',
    of: '% of attempts',
    field: 'success',
    axis: 'near-one',
  },
] as const;

/** Both releases over the same T+ ruler: b in ink, a in grey. */
export function CompareCharts({ body, display }: { body: Compared; display: Display }) {
  const tables = usePreferences((preferences) => preferences.tables);
  useShortcut('t', () => setPreferences({ tables: !tables }));
  const charts = useMemo(() => chartsOf(body, display), [body, display]);
  return (
    <Panel
      title="Over time since release"
      aside={`${body.b.version} in ink, ${body.a.version} in grey; early hours stretched`}
    >
      <SinceCharts
        {...{ charts, display, tables }}
        postReleaseMs={rulerMs(body)}
        {...(body.endedBy.kind === 'age' ? { nowSinceMs: body.lengthMs } : {})}
        onTables={(open) => setPreferences({ tables: open })}
      />
    </Panel>
  );
}

/** A young release's few minutes would be lost on a ruler of three days: it ends at the next of the usual checkpoints. */
function rulerMs({ lengthMs, postReleaseMs }: Compared): number {
  return Math.min(
    postReleaseMs,
    [4, 24].map((hours) => hours * HOUR_MS).find((end) => lengthMs <= end) ?? Infinity,
  );
}

function chartsOf(body: Compared, display: Display): readonly SinceChartData[] {
  return kinds.map(({ id, title, of, field, axis }) => {
    const lines = body[field];
    const known = lines.some(({ value }) => value.some((one) => one !== null));
    const ratio = body.figures.find((row) => row.id === id)?.ratio ?? null;
    return {
      id,
      title,
      of,
      axis,
      lines,
      band: null,
      marks: [],
      ...(ratio === null ? {} : { aside: ratioText(ratio, display) }),
      sentence: known ? sinceSentence({ title, axis, lines, display }) : '',
      state: known
        ? READY
        : {
            kind: 'empty',
            sentence: `No source has told ${lowerFirst(title)} over time for these releases.`,
          },
    };
  });
}
