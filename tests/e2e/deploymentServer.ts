import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { readFileSync } from 'node:fs';
import { extname, join, normalize } from 'node:path';
import type { Socket } from 'node:net';
import { securityHeaders } from '../../deploy/dev-proxy/securityHeaders.ts';

/** A server whose deployments, failures and clock a test decides. */
export interface DeploymentServer {
  readonly url: string;
  readonly state: ServerState;
  /** Paths of everything that was asked, newest last. */
  readonly asked: string[];
  close(): Promise<void>;
}

export interface ServerState {
  /** Cuts every connection, as a machine that is switched off. */
  down: boolean;
  /** Sources below /api/ answer 503. */
  sourcesDown: boolean;
  /** Files that the deployment has deleted. */
  missing: RegExp | null;
  /** Another build in version.json and index.html than the true one. */
  build: string | null;
  /** Only announced in version.json. */
  announced: string | null;
  /** Added to the `Date` of every answer. */
  skewMs: number;
}

interface ServerOrder {
  /** A build without the demo. */
  readonly folder: string;
  /** Answers what is asked below /api/. */
  readonly api: (input: string, init: RequestInit) => Promise<Response>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

export async function startDeploymentServer({ folder, api }: ServerOrder): Promise<DeploymentServer> {
  const state: ServerState = {
    down: false,
    sourcesDown: false,
    missing: null,
    build: null,
    announced: null,
    skewMs: 0,
  };
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  const headers = securityHeaders(page);

  function serveFile(path: string, answer: ServerResponse): void {
    if (state.missing?.test(path) === true) {
      answer.writeHead(404).end();
      return;
    }
    const isFile = extname(path) !== '';
    const name = isFile ? normalize(path) : '/index.html';
    let body: Buffer | string;
    try {
      body = readFileSync(join(folder, name));
    } catch {
      answer.writeHead(404).end();
      return;
    }
    if (name === '/index.html') body = withBuild(page, state.build);
    if (name === '/version.json') {
      const told: { version: string; build: string } = JSON.parse(body.toString());
      const build = state.announced ?? state.build ?? told.build;
      body = JSON.stringify({ version: build === told.build ? told.version : build, build });
    }
    const caching = name.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
    answer.setHeader('Cache-Control', caching);
    answer.setHeader('Content-Type', TYPES[extname(name)] ?? 'application/octet-stream');
    answer.end(body);
  }

  async function serveApi(request: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (state.sourcesDown) {
      answer.writeHead(503).end();
      return;
    }
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
    asked.push(pathname);
    if (state.down) {
      request.socket.destroy();
      return;
    }
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    answer.setHeader('Date', new Date(Date.now() + state.skewMs).toUTCString());
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
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

function withBuild(html: string, build: string | null): string {
  return build === null ? html : html.replace(/(name="holdfast-build" content=")[^"]+/, `$1${build}`);
}
