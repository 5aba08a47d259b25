import { createElement, type ReactNode } from 'react';
import { flushSync } from 'react-dom';
import { createRoot, type Root } from 'react-dom/client';
import { BurnDown } from '../../src/ui/charts/BurnDown.tsx';
import { READY } from '../../src/ui/charts/chartState.ts';
import { HeatStrip } from '../../src/ui/charts/HeatStrip.tsx';
import { ReleaseDots } from '../../src/ui/charts/ReleaseDots.tsx';
import { SinceChart } from '../../src/ui/charts/SinceChart.tsx';
import { SinceGround } from '../../src/ui/charts/SinceGround.tsx';
import type { SinceLine } from '../../src/ui/charts/sinceLine.ts';
import { plotBox } from '../../src/ui/charts/sincePlot.ts';
import { Sparkline } from '../../src/ui/charts/Sparkline.tsx';
import { valueAxis } from '../../src/ui/charts/valueAxis.ts';
import { LARGE, MULTIPLES, SERIES, series, SMALL, WINDOW_MS, type ChartCase } from './cases.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const nothing = (): void => undefined;
const shared = { display, tables: false, onTables: nothing, sentence: '', state: READY };
let root: Root | null = null;

/** The picture of a case with this many points more, as an element; made before the clock runs. */
export function ours({ name, points }: ChartCase, more: number): ReactNode {
  switch (name) {
    case 'detail':
    case 'plain':
      return sinceChart({ ...LARGE, lines: [line(points, more, 0)], many: name === 'plain', key: 'one' });
    case 'plain-picture':
      return createElement(Picture, { ...LARGE, lines: [line(points, more, 0)] });
    case 'multiples-picture':
      return Array.from({ length: MULTIPLES }, (_, chart) =>
        createElement(Picture, { key: chart, ...SMALL, lines: lines(points, more, chart) }),
      );
    case 'multiples':
    case 'multiples-recharts':
      return Array.from({ length: MULTIPLES }, (_, chart) =>
        sinceChart({
          ...SMALL,
          lines: lines(points, more, chart),
          many: name === 'multiples',
          key: `${chart}`,
        }),
      );
    case 'sparkline':
      return createElement(Sparkline, {
        line: line(points, more, 0),
        baseline: 0.004,
        postReleaseMs: WINDOW_MS,
      });
    case 'dots':
      return createElement(ReleaseDots, {
        ...shared,
        title: 'Error rate',
        of: '% of requests',
        unit: 'ratio',
        axis: 'from-zero',
        along: 'each',
        steps: [],
        note: null,
        height: SMALL.height,
        points: series(points, 0).map((value, index) => ({
          key: `${index}`,
          label: `2.${index}.0`,
          value: index === points - 1 ? value + more / 10_000 : value,
          low: value * 0.8,
          high: value * 1.2,
          n: '',
          why: null,
        })),
      });
    case 'burn-down':
      return createElement(BurnDown, {
        ...shared,
        title: 'Budget',
        of: '% left',
        atMs: Array.from({ length: points + more }, (_, index) => index * 3_600_000),
        remaining: series(points + more, 0).map((value, index) => 1 - value - index / (points * 2)),
        window: { startMs: 0, endMs: points * 2 * 3_600_000 },
        release: null,
        height: LARGE.height,
      });
    case 'heat':
      return createElement(HeatStrip, {
        ...shared,
        title: 'Error rate',
        of: '% of requests',
        unit: 'ratio',
        counted: 'requests',
        edgesMs: Array.from({ length: 11 }, (_, index) => (index * WINDOW_MS) / 10),
        rows: Array.from({ length: points }, (_, row) => ({
          key: `${row}`,
          label: `2.${row}.0`,
          value: series(10, row).map((value, index) =>
            row === 0 && index === 9 ? value + more / 1_000 : value,
          ),
          denominator: Array.from({ length: 10 }, () => 1_000),
        })),
      });
  }
}

/** Hands the element to React, and to the DOM before it returns. */
export function drawOurs(element: ReactNode): void {
  const holder = document.querySelector('#ours');
  if (holder === null) throw new Error('The page has no place for our charts.');
  root ??= createRoot(holder);
  const here = root;
  flushSync(() => here.render(element));
}

/** The picture alone, as uPlot draws it: axes, ground and lines. */
function Picture(wanted: Pick<Wanted, 'lines' | 'width' | 'height'>): ReactNode {
  const { lines, width, height } = wanted;
  const axis = valueAxis({ lines, band: null, axis: 'from-zero' }, display);
  const box = plotBox([], { width, height, right: 16 });
  const given = { postReleaseMs: WINDOW_MS, checkpointsMs: undefined, tone: 'ink' } as const;
  return createElement(SinceGround, { lines, band: null, axis, box, ...given });
}

function lines(points: number, more: number, chart: number): readonly SinceLine[] {
  return Array.from({ length: SERIES }, (_, index) => line(points, more, chart * SERIES + index));
}

interface Wanted {
  readonly key: string;
  readonly lines: readonly SinceLine[];
  readonly many: boolean;
  readonly width: number;
  readonly height: number;
}

function sinceChart({ key, lines, many, width, height }: Wanted): ReactNode {
  const chart = {
    id: key,
    title: 'Error rate',
    of: '% of requests',
    axis: 'from-zero',
    lines,
    band: null,
    marks: [],
    sentence: '',
    state: READY,
  } as const;
  return createElement(SinceChart, {
    key,
    chart,
    postReleaseMs: WINDOW_MS,
    checkpointsMs: undefined,
    nowSinceMs: null,
    width,
    right: 60,
    many,
    bandSaid: false,
    height,
    cursor: null,
    onRead: nothing,
    display,
  });
}

function line(points: number, more: number, seed: number): SinceLine {
  const bucketMs = WINDOW_MS / (points + 1);
  const value = series(points + more, seed);
  return {
    label: `2.${seed}.0`,
    role: seed % SERIES === 0 ? 'judged' : 'earlier',
    bucketMs,
    sinceMs: value.map((_, index) => index * bucketMs),
    value,
    numerator: [],
    denominator: [],
  };
}
