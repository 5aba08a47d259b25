import type { Browser, Page } from 'playwright-core';

/** Milliseconds of processor since the browser was started. */
export interface Cpu {
  /** All threads of the pages' processes: the page, its workers, collection, layout, painting. */
  readonly renderer: number;
  /** What draws the picture; without a GPU it does so on the processor. */
  readonly drawing: number;
  /** Tasks of the page's main thread, and JavaScript within them. */
  readonly tasks: number;
  readonly script: number;
}

export type CpuReader = () => Promise<Cpu>;

/** For a browser with one page. */
export async function cpuReader(browser: Browser, page: Page): Promise<CpuReader> {
  const whole = await browser.newBrowserCDPSession();
  const one = await page.context().newCDPSession(page);
  await one.send('Performance.enable');
  return async () => {
    const [{ processInfo }, { metrics }] = await Promise.all([
      whole.send('SystemInfo.getProcessInfo'),
      one.send('Performance.getMetrics'),
    ]);
    const spent = (type: string): number =>
      processInfo.reduce((sum, process) => sum + (process.type === type ? process.cpuTime * 1_000 : 0), 0);
    const metric = (name: string): number =>
      (metrics.find((found) => found.name === name)?.value ?? Number.NaN) * 1_000;
    return {
      renderer: spent('renderer'),
      drawing: spent('GPU'),
      tasks: metric('TaskDuration'),
      script: metric('ScriptDuration'),
    };
  };
}

export function lessCpu(after: Cpu, before: Cpu): Cpu {
  return {
    renderer: after.renderer - before.renderer,
    drawing: after.drawing - before.drawing,
    tasks: after.tasks - before.tasks,
    script: after.script - before.script,
  };
}
