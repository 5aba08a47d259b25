import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { sinceScale } from '../../src/ui/charts/sinceScale.ts';
import { LARGE, MULTIPLES, SERIES, series, SMALL, WINDOW_MS, type ChartCase } from './cases.ts';

type Data = uPlot.AlignedData;
let plots: uPlot[] = [];

/** The same numbers as our picture of a case, one table per chart; made before the clock runs. */
export function theirs({ name, points }: ChartCase, more: number): readonly Data[] {
  const scale = sinceScale(WINDOW_MS);
  const since = (count: number): number[] => {
    const bucketMs = WINDOW_MS / (points + 1);
    return Array.from({ length: count }, (_, index) => scale((index + 0.5) * bucketMs));
  };
  switch (name) {
    case 'detail':
    case 'plain':
    case 'plain-picture':
    case 'sparkline':
      return [[since(points + more), series(points + more, 0)]];
    case 'multiples':
    case 'multiples-picture':
    case 'multiples-recharts':
      return Array.from({ length: MULTIPLES }, (_, chart): Data => [
        since(points + more),
        ...Array.from({ length: SERIES }, (__, index) => series(points + more, chart * SERIES + index)),
      ]);
    case 'dots': {
      const values = series(points, 0).map((value, index) =>
        index === points - 1 ? value + more / 10_000 : value,
      );
      return [[values.map((_, index) => index), values]];
    }
    case 'burn-down': {
      const values = series(points + more, 0).map((value, index) => 1 - value - index / (points * 2));
      return [[values.map((_, index) => index), values]];
    }
    case 'heat': {
      const rows = Array.from({ length: points }, (_, row) => series(10, row));
      const last = rows[0]?.at(-1) ?? 0;
      if (rows[0] !== undefined) rows[0][9] = last + more / 1_000;
      return [[Array.from({ length: 10 }, (_, index) => index), ...rows]];
    }
  }
}

export function drawTheirs({ name }: ChartCase, tables: readonly Data[]): void {
  const holder = document.querySelector<HTMLElement>('#theirs');
  if (holder === null) throw new Error('The page has no place for their charts.');
  plots = tables.map((data) => new uPlot(optionsOf(name, data), data, holder));
}

export function updateTheirs(tables: readonly Data[]): void {
  for (const [index, data] of tables.entries()) plots[index]?.setData(data);
}

function optionsOf(name: ChartCase['name'], data: Data): uPlot.Options {
  const size =
    name.startsWith('multiples') || name === 'dots'
      ? SMALL
      : name === 'sparkline'
        ? { width: 136, height: 32 }
        : LARGE;
  const bare = name === 'sparkline';
  return {
    ...size,
    legend: { show: false },
    cursor: { show: !bare },
    scales: { x: { time: false } },
    axes: [{ show: !bare }, { show: !bare }],
    series: [
      {},
      ...data.slice(1).map((_, index): uPlot.Series => ({
        stroke: index === 0 ? '#1a222e' : '#807971',
        width: index === 0 ? 2 : 0.75,
        points: { show: name === 'dots' },
        ...(name === 'dots' || name === 'heat' ? { paths: () => null } : {}),
      })),
    ],
    ...(name === 'heat' ? { hooks: { draw: [drawCells] } } : {}),
  };
}

/** A heat strip is nothing that uPlot knows: its own way for such things is a hook that draws on its canvas. */
function drawCells({ ctx, bbox, data }: uPlot): void {
  const rows = data.slice(1);
  const [wide, high] = [bbox.width / 10, bbox.height / Math.max(1, rows.length)];
  for (const [row, values] of rows.entries()) {
    for (let column = 0; column < 10; column += 1) {
      const shade = Math.floor(255 - ((values[column] ?? 0) / 0.006) * 200);
      ctx.fillStyle = `rgb(${shade} ${shade} ${shade})`;
      ctx.fillRect(bbox.left + column * wide, bbox.top + row * high, wide - 1, high - 1);
    }
  }
}
