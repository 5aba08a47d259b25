import type { Browser, CDPSession, Page } from 'playwright-core';

/**
 * What is held after everything that could be freed was freed. Bytes are those of JavaScript and of its typed columns; the
 * browser's own are left out, because the DevTools that read them keep a note of each request there. Nodes and listeners
 * stand for those.
 */
export interface SoakHeap {
  readonly pageBytes: number;
  readonly engineBytes: number;
  readonly nodes: number;
  readonly listeners: number;
  readonly documents: number;
  /** Performance entries that the page and its engine keep, but long frames: of those the browser keeps 200 at most. */
  readonly entries: number;
}

interface HeapUsage {
  readonly usedSize: number;
  readonly backingStorageSize?: number;
}

const bytesOf = ({ usedSize, backingStorageSize = 0 }: HeapUsage): number => usedSize + backingStorageSize;

/** Reads the only page of a browser and its engine. */
export async function readSoakHeap(browser: Browser, page: Page): Promise<SoakHeap> {
  const protocol = await page.context().newCDPSession(page);
  const engine = page.workers().find((worker) => worker.url().includes('engine.worker'));
  if (engine === undefined) throw new Error('The page has no engine.');
  try {
    await protocol.send('Performance.enable');
    // What the first turn finalises, the second frees.
    await protocol.send('HeapProfiler.collectGarbage');
    await protocol.send('HeapProfiler.collectGarbage');
    const usage = await protocol.send('Runtime.getHeapUsage');
    const { metrics } = await protocol.send('Performance.getMetrics');
    const metric = (name: string) => metrics.find((one) => one.name === name)?.value ?? Number.NaN;
    const countEntries = () =>
      performance.getEntries().filter(({ entryType }) => entryType !== 'long-animation-frame').length;
    return {
      pageBytes: bytesOf(usage),
      engineBytes: await engineBytes(browser, engine.url()),
      nodes: metric('Nodes'),
      listeners: metric('JSEventListeners'),
      documents: metric('Documents'),
      entries: (await page.evaluate(countEntries)) + (await engine.evaluate(countEntries)),
    };
  } finally {
    await protocol.detach();
  }
}

/** Playwright opens no session with a worker; the browser passes messages on to one. */
async function engineBytes(browser: Browser, url: string): Promise<number> {
  const protocol = await browser.newBrowserCDPSession();
  try {
    const { targetInfos } = await protocol.send('Target.getTargets', { filter: [{ type: 'worker' }] });
    const target = targetInfos.find((one) => one.url === url);
    if (target === undefined) throw new Error('The browser knows no engine.');
    const { sessionId } = await protocol.send('Target.attachToTarget', {
      targetId: target.targetId,
      flatten: false,
    });
    const ask = asker(protocol, sessionId);
    await ask('HeapProfiler.collectGarbage');
    await ask('HeapProfiler.collectGarbage');
    // The browser answers with what the method says it does.
    return bytesOf((await ask('Runtime.getHeapUsage')) as HeapUsage);
  } finally {
    await protocol.detach();
  }
}

function asker(protocol: CDPSession, sessionId: string): (method: string) => Promise<unknown> {
  let lastId = 0;
  const waiting = new Map<number, (result: unknown) => void>();
  protocol.on('Target.receivedMessageFromTarget', (event) => {
    const { id, result } = JSON.parse(event.message) as { id?: number; result?: unknown };
    if (id !== undefined) waiting.get(id)?.(result);
  });
  return async (method) => {
    lastId += 1;
    const id = lastId;
    const answer = new Promise<unknown>((resolve) => waiting.set(id, resolve));
    await protocol.send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method }) });
    return answer;
  };
}
