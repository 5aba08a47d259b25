import { definitionOf } from '../../engine/metrics/definitions.ts';
import { RatioForest, type ForestRow } from '../../ui/charts/RatioForest.tsx';
import type { Display } from '../../ui/format/display.ts';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import type { Compared, CompareRow } from './compareTypes.ts';
import { ratioText } from '../../ui/charts/ratioText.ts';
import { ReadingCell } from './ReadingCell.tsx';

interface CompareForestProps {
  readonly body: Compared;
  readonly caption: string;
  readonly rowHead: string;
  readonly rows: readonly CompareRow[];
  /** The rows are KPIs of their own, and not parts of the one in the title. */
  readonly kpis?: boolean;
  readonly nowMs: number;
  readonly display: Display;
}

/** How many times as often each thing goes wrong, with its interval, beside both values. */
export function CompareForest({
  body,
  caption,
  rowHead,
  rows,
  kpis = false,
  nowMs,
  display,
}: CompareForestProps) {
  const { a, b } = body;
  const cell = (row: CompareRow, of: 'a' | 'b') => <ReadingCell {...{ body, row, of, nowMs, display }} />;
  return (
    <RatioForest
      {...{ caption, rowHead, display }}
      labelA={a.version}
      labelB={b.version}
      ratioHead={`times as often in ${b.version} as in ${a.version}`}
      rows={rows.map((row): ForestRow => ({
        key: row.id,
        label: row.label,
        ...(kpis ? { hint: hintOf(row) } : {}),
        a: cell(row, 'a'),
        b: cell(row, 'b'),
        ratio: row.ratio,
        noRatio: noRatioText(row),
        ...(row.standardised === null
          ? {}
          : { note: `with the mix of ${a.version}: ${ratioText(row.standardised.ratio, display)}` }),
      }))}
    />
  );
}

function hintOf({ counted, kpi }: CompareRow): string {
  return counted ?? definitionOf(kpi)?.shortLabel ?? '';
}

/** Where a figure is missing, its cell says which and the page says why once: a failed source's advice fills no table. */
function noRatioText({ a, b, noRatio }: CompareRow): string | null {
  const missing = b.kind === 'unknown' ? b : a.kind === 'unknown' ? a : null;
  if (missing === null || missing.reason === 'too-little-data' || missing.reason === 'not-comparable')
    return noRatio;
  return unknownWords[missing.reason];
}
