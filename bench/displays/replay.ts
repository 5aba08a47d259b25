import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import type { Due } from './schedule.ts';
import type { Poll } from './recordDisplay.ts';

export interface Replayed {
  readonly atMs: number;
  readonly status: number;
  readonly cache: string;
  /** What a screen would say: `Date` minus `X-Data-Date`; null where one is missing. */
  readonly ageMs: number | null;
  readonly tookMs: number;
  readonly bytes: number;
}

const MOST_CONNECTIONS = 100;

/** Sends everything at its time, over at most a hundred connections; a request that cannot be sent counts as status 0. */
export async function replay(url: string, due: readonly Due[]): Promise<readonly Replayed[]> {
  const agent = new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS });
  const startedMs = performance.now();
  const answers: Promise<Replayed>[] = [];
  for (const { atMs, poll } of due) {
    const waitMs = atMs - (performance.now() - startedMs);
    if (waitMs > 1) await pause(waitMs);
    answers.push(send(agent, url, poll).then((answer) => ({ ...answer, atMs })));
  }
  const all = await Promise.all(answers);
  agent.destroy();
  return all;
}

function send(agent: Agent, url: string, { method, path, body }: Poll): Promise<Omit<Replayed, 'atMs'>> {
  const startedMs = performance.now();
  return new Promise((resolve) => {
    const headers = { 'accept-encoding': 'gzip', ...(body === null ? {} : { 'content-type': 'text/plain' }) };
    const call = request(`${url}${path}`, { agent, method, headers }, (reply) => {
      let bytes = 0;
      reply.on('data', (chunk: Buffer) => (bytes += chunk.length));
      reply.on('end', () => {
        const dates = [reply.headers.date, reply.headers['x-data-date']].map((text) =>
          Date.parse(String(text)),
        );
        const ageMs = (dates[0] ?? Number.NaN) - (dates[1] ?? Number.NaN);
        resolve({
          status: reply.statusCode ?? 0,
          cache: String(reply.headers['x-cache'] ?? ''),
          ageMs: Number.isNaN(ageMs) ? null : ageMs,
          tookMs: performance.now() - startedMs,
          bytes,
        });
      });
    });
    call.on('error', () =>
      resolve({ status: 0, cache: '', ageMs: null, tookMs: performance.now() - startedMs, bytes: 0 }),
    );
    call.end(body ?? undefined);
  });
}
