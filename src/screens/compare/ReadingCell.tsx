import { definitionOf } from '../../engine/metrics/definitions.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { Figure } from '../../ui/figure/Figure.tsx';
import type { Display } from '../../ui/format/display.ts';
import type { Compared, CompareRow } from './compareTypes.ts';
import { PlainReading } from './PlainReading.tsx';

export interface ReadingCellProps {
  readonly body: Compared;
  readonly row: CompareRow;
  readonly of: 'a' | 'b';
  readonly nowMs: number;
  readonly display: Display;
}

/** One release's value in a table: opens its receipt where one shows this very number. */
export function ReadingCell({ body, row, of, nowMs, display }: ReadingCellProps) {
  const { openReceipt } = useAddress();
  const receiptOf = of === 'a' ? body.receiptA : body.receiptB;
  const [reading, change] = of === 'a' ? [row.a, null] : [row.b, row.kpi === 'adoption' ? null : row.change];
  const { serviceLabel, version } = body[of];
  if (receiptOf === null || !row.hasReceipt) {
    return <PlainReading {...{ reading, change, nowMs, display }} against={body.a.version} />;
  }
  const label = definitionOf(row.kpi)?.label ?? row.label;
  return (
    <Figure
      label={label}
      of={`${serviceLabel} ${version}${row.journey === null ? '' : `, ${row.label}`}`}
      {...{ reading, change, nowMs, display }}
      against={body.a.version}
      size="cell"
      onOpen={() => openReceipt({ releaseId: receiptOf, kpi: row.kpi, journey: row.journey })}
    />
  );
}
