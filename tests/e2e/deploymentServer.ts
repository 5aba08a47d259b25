import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { extname, join, normalize } from 'node:path';
import { securityHeaders } from '../../deploy/dev-proxy/securityHeaders.ts';
import { fetchFromWorld } from '../../mocks/node.ts';
import type { ScenarioName } from '../../mocks/world/world.ts';
import { contentTypeOf } from './contentTypeOf.ts';
import { installClock } from './handClock.ts';

/** A server whose deployments, failures and clock a test decides. Its tools tell a world's story at that clock. */
export interface DeploymentServer {
  readonly url: string;
  readonly state: ServerState;
  /** Paths of everything that was asked, newest last. */
  readonly asked: string[];
  /** What browsers take for the time, UTC epoch ms: it flows, and jumps when the test says so. */
  nowMs(): number;
  jump(ms: number): void;
  /** Requests that are being left without an answer. */
  held(): number;
  close(): Promise<void>;
}

export interface ServerState {
  /** Cuts every connection, as a machine that is switched off. */
  down: boolean;
  /** What all sources below /api/ do instead of answering. */
  sources: 'answer' | 'fail' | 'hang' | 'refuse-session';
  /** The tools' clock stands still here: they answer at once, and always the same. null = it goes on. */
  toolsStandAtMs: number | null;
  /** Files that are not there. */
  missing: RegExp | null;
  /** The name of a newer deployment, which has other file names: those of the first one are deleted. null = the first one. */
  build: string | null;
  /** Only announced in version.json. */
  announced: string | null;
  /** A service worker that takes every request but the page's own, and never answers. */
  serviceWorker: 'good' | 'stuck';
  /** How far the servers' clocks are ahead of the browsers'. */
  skewMs: number;
}

interface ServerOrder {
  /** The files of a build. */
  readonly folder: string;
  readonly scenario: ScenarioName;
  /** Where the world's story has its present, and the clock when the server starts. */
  readonly storyNowMs: number;
  readonly startMs?: number;
}

/** Always answered, whatever else fails: pages and engines take the time from it when they start. */
export const CLOCK_PATH = '/test/now';

const STUCK = `addEventListener('fetch', (event) => {
  if (event.request.mode === 'navigate' || event.request.url.includes('${CLOCK_PATH}')) return;
  event.stopImmediatePropagation();
  event.respondWith(new Promise(() => {}));
});`;

export async function startDeploymentServer(order: ServerOrder): Promise<DeploymentServer> {
  const { folder, scenario, storyNowMs, startMs = storyNowMs } = order;
  const state: ServerState = {
    down: false,
    sources: 'answer',
    toolsStandAtMs: null,
    missing: null,
    build: null,
    announced: null,
    serviceWorker: 'good',
    skewMs: 0,
  };
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const headers = securityHeaders(readFileSync(join(folder, 'index.html'), 'utf8'));
  const settings = settingsWithoutDemo(folder);
  let aheadMs = startMs - Date.now();
  let held = 0;
  const nowMs = (): number => Date.now() + aheadMs;
  const toolsNowMs = (): number => state.toolsStandAtMs ?? nowMs() + state.skewMs;
  const api = fetchFromWorld({ scenario, seed: 7, storyNowMs, nowMs: toolsNowMs });

  function serveFile(path: string, answer: ServerResponse): void {
    const { build } = state;
    const name = extname(path) === '' ? '/index.html' : normalize(path);
    const onDisk = build === null ? name : name.replace(`/assets-${build}/`, '/assets/');
    const deleted = build !== null && name.startsWith('/assets/');
    const body = deleted || state.missing?.test(path) === true ? null : readOrNull(join(folder, onDisk));
    if (body === null) {
      answer.writeHead(404).end();
      return;
    }
    const caching = onDisk.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    answer.setHeader('Cache-Control', caching);
    answer.setHeader('Content-Type', contentTypeOf(name));
    answer.end(deployed(onDisk, body));
  }

  /** A file as the present deployment has it. */
  function deployed(name: string, body: Buffer): Buffer | string {
    const { build } = state;
    if (name === '/holdfast.json') return settings;
    if (name === '/version.json') return versionOf(body.toString(), state.announced ?? build);
    if (!/\.(?:js|html)$/.test(name)) return body;
    let text = body.toString();
    if (name === '/sw.js' && state.serviceWorker === 'stuck') text = `${STUCK}\n${text}`;
    if (/\/engine\.worker-/.test(name)) text = `${clockText}\n${text}`;
    if (build === null) return text;
    text = text.replaceAll('assets/', `assets-${build}/`);
    return name === '/index.html'
      ? text.replace(/(name="holdfast-build" content=")[^"]+/, `$1${build}`)
      : text;
  }

  async function serveApi(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (state.sources === 'fail') answer.writeHead(503).end();
    else if (state.sources === 'refuse-session') answer.writeHead(401).end('Unauthorized');
    else if (state.sources === 'hang') {
      held += 1;
      answer.on('close', () => (held -= 1));
    } else await answerFromTools(request, answer);
  }

  async function answerFromTools(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const { method = 'GET', url = '/' } = request;
    const type = request.headers['content-type'];
    const response = await api(url, {
      method,
      ...(body === '' ? {} : { body, headers: { 'content-type': type ?? '' } }),
    });
    answer.writeHead(response.status, { 'content-type': response.headers.get('content-type') ?? '' });
    answer.end(Buffer.from(await response.arrayBuffer()));
  }

  const server = createServer((request, answer) => {
    const { pathname } = new URL(request.url ?? '/', 'http://any');
    if (pathname === CLOCK_PATH) {
      answer.writeHead(200, { 'Cache-Control': 'no-store' }).end(String(nowMs()));
      return;
    }
    asked.push(pathname);
    if (state.down) {
      request.socket.destroy();
      return;
    }
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    answer.setHeader('Date', new Date(nowMs() + state.skewMs).toUTCString());
    if (pathname.startsWith('/api/')) void serveApi(request, answer).catch(() => request.socket.destroy());
    else serveFile(pathname, answer);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    state,
    asked,
    nowMs,
    jump: (ms) => {
      aheadMs += ms;
    },
    held: () => held,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const clockText = `(${installClock.toString()})(${JSON.stringify(CLOCK_PATH)});`;

function readOrNull(file: string): Buffer | null {
  try {
    return readFileSync(file);
  } catch {
    return null;
  }
}

/** The demo's settings as a company would have them: its sources are real ones. */
function settingsWithoutDemo(folder: string): string {
  const { demo: _, ...settings }: { demo?: unknown } = JSON.parse(
    readFileSync(join(folder, 'holdfast.json'), 'utf8'),
  );
  return JSON.stringify(settings);
}

function versionOf(text: string, build: string | null): string {
  const told: { version: string; build: string } = JSON.parse(text);
  return JSON.stringify(build === null ? told : { version: build, build });
}
