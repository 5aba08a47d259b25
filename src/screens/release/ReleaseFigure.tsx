import type { Figure as FigureAnswer } from '../../engine/answers/figure.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { useAddress } from '../../selection/useAddress.ts';
import { Figure } from '../../ui/figure/Figure.tsx';
import type { Display } from '../../ui/format/display.ts';
import type { FoundRelease } from './foundRelease.ts';

interface ReleaseFigureProps {
  readonly body: FoundRelease;
  readonly figure: FigureAnswer;
  readonly size: 'cell' | 'panel';
  readonly nowMs: number;
  readonly display: Display;
}

export function ReleaseFigure({
  body: { release, phase, journeys },
  figure,
  size,
  nowMs,
  display,
}: ReleaseFigureProps) {
  const { openReceipt } = useAddress();
  const journey = journeys.find(({ id }) => id === figure.journey)?.label;
  const name = `${release.serviceLabel} ${release.version}`;
  return (
    <Figure
      label={definitionOf(figure.kpi)?.label ?? figure.kpi}
      of={journey === undefined ? name : `${name}, ${journey}`}
      reading={figure.reading}
      change={figure.kpi === 'adoption' ? null : figure.change}
      against={phase?.baseline?.release.version ?? null}
      nowMs={nowMs}
      display={display}
      size={size}
      onOpen={() => openReceipt({ releaseId: release.id, kpi: figure.kpi, journey: figure.journey })}
    />
  );
}
