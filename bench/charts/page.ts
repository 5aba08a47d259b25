import '../../src/ui/styles/tokens.css';
import '../../src/ui/styles/base.css';
import type { ChartCase } from './cases.ts';
import { drawOurs, ours } from './drawOurs.ts';
import { drawTheirs, theirs, updateTheirs } from './drawTheirs.ts';

/** One step of a measurement; `run` is what the clock sees, and ends with a painted frame. */
export interface ChartBench {
  prepare(who: 'ours' | 'theirs', chart: ChartCase, more: number): void;
  run(): Promise<{ readonly syncMs: number; readonly longestTaskMs: number }>;
}

declare global {
  interface Window {
    chartBench?: ChartBench;
  }
}

let next: () => void = () => undefined;
let isDrawn = false;
let longestTaskMs = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) longestTaskMs = Math.max(longestTaskMs, duration);
}).observe({ type: 'longtask' });

const bench: ChartBench = {
  prepare(who, chart, more) {
    if (who === 'ours') {
      const element = ours(chart, more);
      next = () => drawOurs(element);
    } else {
      const tables = theirs(chart, more);
      const draw = isDrawn ? updateTheirs : (found: typeof tables) => drawTheirs(chart, found);
      next = () => draw(tables);
    }
    isDrawn = true;
  },
  async run() {
    longestTaskMs = 0;
    const before = performance.now();
    next();
    const syncMs = performance.now() - before;
    for (let frame = 0; frame < 3; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
    // What is put off (a lazy part, effects, the list of long tasks) still counts; waiting itself costs nothing.
    await new Promise((resolve) => setTimeout(resolve, 300));
    return { syncMs, longestTaskMs };
  },
};

// Loaded beforehand: the clock measures drawing, not fetching.
await Promise.all([import('../../src/ui/charts/SinceFrame.tsx'), document.fonts.ready]);
window.chartBench = bench;
