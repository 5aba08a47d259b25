import { http, HttpResponse } from 'msw';
import { setupWorker } from 'msw/browser';
import { virtualNow, type ClockSetting } from '../src/engine/domain/clock.ts';
import type { DemoAnswer, FromDemo, ToDemo } from './demoMessage.ts';
import { isScenarioName, scenarioNames } from './scenarios/scenarioNames.ts';
import type { ScenarioName } from './world/world.ts';

export { scenarioNames };

export interface StartDemoOptions {
  /** An unknown name starts 'steady'. */
  readonly scenario: string;
  readonly seed: number;
  /** The moment around which the history is told; absent = the clock's origin. */
  readonly storyNowMs?: number;
  readonly clock: ClockSetting;
}

export interface DemoControls {
  readonly scenario: ScenarioName;
  /** Goes on from the moment shown now; returns the setting that the engine must get too. */
  setSpeed(speed: number, realNowMs: number): ClockSetting;
}

/**
 * Starts the simulated company: a service worker catches every request below `/api/`, also those of the page's workers,
 * and a worker of our own answers them. Resolves once requests are caught: start the engine's asking after that.
 */
export async function startDemo(options: StartDemoOptions): Promise<DemoControls> {
  const scenario = isScenarioName(options.scenario) ? options.scenario : 'steady';
  let { clock } = options;
  const company = openCompany();
  company.tell({
    type: 'start',
    options: { scenario, seed: options.seed, storyNowMs: options.storyNowMs ?? clock.originVirtualMs },
    clock,
  });
  const base = import.meta.env.BASE_URL;
  const worker = setupWorker(
    http.all('*/api/*', async ({ request }) => toResponse(await company.ask(request))),
  );
  await worker.start({
    serviceWorker: { url: `${base}mockServiceWorker.js` },
    onUnhandledFrame: 'bypass',
    quiet: true,
  });
  return {
    scenario,
    setSpeed(speed, realNowMs) {
      clock = { originRealMs: realNowMs, originVirtualMs: virtualNow(clock, realNowMs), speed };
      company.tell({ type: 'clock', clock });
      return clock;
    },
  };
}

interface Company {
  tell(message: ToDemo): void;
  ask(request: Request): Promise<DemoAnswer>;
}

function openCompany(): Company {
  const port = new Worker(new URL('./demo.worker.ts', import.meta.url), { type: 'module', name: 'demo' });
  const waiting = new Map<number, (answer: DemoAnswer) => void>();
  let lastId = 0;
  port.addEventListener('message', ({ data }: MessageEvent<FromDemo>) => {
    waiting.get(data.id)?.(data.answer);
    waiting.delete(data.id);
  });
  const tell = (message: ToDemo, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
  return {
    tell,
    async ask(request) {
      const { method, url } = request;
      const body = method === 'GET' || method === 'HEAD' ? null : await request.arrayBuffer();
      lastId += 1;
      const id = lastId;
      return new Promise((resolve) => {
        waiting.set(id, resolve);
        tell(
          { type: 'request', id, request: { method, url, headers: [...request.headers], body } },
          body === null ? [] : [body],
        );
      });
    },
  };
}

/** Statuses whose answers may not have a body. */
const WITHOUT_BODY = [204, 205, 304];

function toResponse(answer: DemoAnswer): Response {
  if (answer.kind === 'network-error') return HttpResponse.error();
  if (answer.kind === 'nobody')
    return HttpResponse.text('The demo has nothing at this address.', { status: 404 });
  const headers = answer.headers.map(([name, value]): [string, string] => [name, value]);
  return new HttpResponse(WITHOUT_BODY.includes(answer.status) ? null : answer.body, {
    status: answer.status,
    headers,
  });
}
