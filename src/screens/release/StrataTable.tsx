import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { percent } from '../../ui/format/percent.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import table from '../../ui/tables/table.module.css';
import type { KpiEvidence, KpiVerdict } from './verdictTypes.ts';
import styles from './Evidence.module.css';

interface StrataTableProps {
  readonly kpi: KpiVerdict;
  readonly strata: KpiEvidence['strata'];
  readonly display: Display;
}

type Counts = KpiEvidence['strata'][number]['judged'];

/** The groups that were compared like with like; sums over them all are never judged, and so not shown. */
export function StrataTable({ kpi, strata, display }: StrataTableProps) {
  if (strata.length === 0) return null;
  const cell = ({ bad, total }: Counts): string =>
    total === 0 ? 'no traffic' : `${count(bad, display)} of ${count(total, display)}`;
  const rate = ({ bad, total }: Counts): string =>
    total === 0 ? '' : quantityText(percent(Math.min(1, bad / total), display));
  return (
    <div className={table.scroll}>
      <table className={`${table.table} ${styles.strata}`}>
        <caption>Groups compared like with like: {kpi.counted}</caption>
        <thead>
          <tr>
            <th scope="col">Group</th>
            <th scope="col">This release</th>
            <th scope="col">Baseline</th>
          </tr>
        </thead>
        <tbody>
          {strata.map(({ label, judged, baseline, leftOut }) => (
            <tr key={label} data-left-out={leftOut !== null}>
              <th scope="row">
                {label === '' ? 'all' : label}
                {leftOut !== null && <span className={table.quiet}>left out: {leftOut}</span>}
              </th>
              <td>
                {cell(judged)}
                <span className={table.quiet}>{rate(judged)}</span>
              </td>
              <td>
                {cell(baseline)}
                <span className={table.quiet}>{rate(baseline)}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
