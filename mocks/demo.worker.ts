import './workerStorage.ts';
import type { ClockSetting } from '../src/engine/domain/clock.ts';
import { virtualNow } from '../src/engine/domain/clock.ts';
import { answerFromWorld } from './answerFromWorld.ts';
import type { DemoAnswer, FromDemo, SentRequest, ToDemo } from './demoMessage.ts';
import { handlers } from './handlers.ts';
import { simulate } from './world/simulate.ts';

/**
 * The simulated company's tools, off the main thread: evaluating a month of PromQL takes longer than a frame. This is
 * the demo's outermost layer, so it reads the real time itself.
 */
let clock: ClockSetting | null = null;
let tools: ReturnType<typeof handlers> = [];

const nowMs = (): number => (clock === null ? 0 : virtualNow(clock, Date.now()));

self.addEventListener('message', ({ data }: MessageEvent<ToDemo>) => {
  if (data.type === 'start') {
    clock = data.clock;
    tools = handlers({ world: simulate(data.options), nowMs });
  } else if (data.type === 'clock') clock = data.clock;
  else void reply(data.id, data.request);
});

async function reply(id: number, sent: SentRequest): Promise<void> {
  const answer = await answerTo(sent);
  const message: FromDemo = { id, answer };
  self.postMessage(message, { transfer: answer.kind === 'answer' ? [answer.body] : [] });
}

async function answerTo({ method, url, headers, body }: SentRequest): Promise<DemoAnswer> {
  const init = { method, headers: headers.map(([name, value]): [string, string] => [name, value]), body };
  try {
    const response = await answerFromWorld(tools, new Request(url, init), nowMs());
    if (response === null) return { kind: 'nobody' };
    if (response.type === 'error') return { kind: 'network-error' };
    return {
      kind: 'answer',
      status: response.status,
      headers: [...response.headers],
      body: await response.arrayBuffer(),
    };
  } catch (error) {
    // A fault of the mock itself is shown as the vendor's, so that it is seen and nothing hangs.
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    return { kind: 'answer', status: 500, headers: [['Content-Type', 'text/plain']], body: encode(text) };
  }
}

function encode(text: string): ArrayBuffer {
  const bytes = new TextEncoder().encode(text);
  const copy = new ArrayBuffer(bytes.byteLength);
  new Uint8Array(copy).set(bytes);
  return copy;
}
