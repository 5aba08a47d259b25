import { useXAxisScale, useYAxisScale } from 'recharts';
import type { SinceBand, SinceLine } from './sinceLine.ts';
import { SinceLines } from './SinceLines.tsx';
import type { PlotBox } from './sincePlot.ts';
import { sinceScale } from './sinceScale.ts';

interface SinceShapesProps {
  readonly lines: readonly SinceLine[];
  readonly band: SinceBand | null;
  readonly postReleaseMs: number;
  readonly tone: 'ink' | 'caution' | 'bad';
  readonly box: PlotBox;
}

/** The lines in the scales of the Recharts chart around them. */
export function SinceShapes({ lines, band, postReleaseMs, tone, box }: SinceShapesProps) {
  const toX = useXAxisScale();
  const toY = useYAxisScale();
  if (toX === undefined || toY === undefined) return null;
  const scale = sinceScale(postReleaseMs);
  const place = {
    x: (sinceMs: number): number => toX(scale(sinceMs)) ?? 0,
    y: (value: number): number => toY(value) ?? 0,
    width: box.width - box.left - box.right,
  };
  return <SinceLines {...{ lines, band, place, box, tone }} />;
}
