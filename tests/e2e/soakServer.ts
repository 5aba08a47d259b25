import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { securityHeaders } from '../../deploy/dev-proxy/securityHeaders.ts';
import { contentTypeOf } from './contentTypeOf.ts';

export interface SoakServer {
  readonly url: string;
  close(): Promise<void>;
}

interface SoakServerOrder {
  /** A build without the demo. */
  readonly folder: string;
  /** Answers what is asked below /api/. */
  readonly api: (input: string, init: RequestInit) => Promise<Response>;
  /** Its clock at a request, UTC epoch ms. */
  readonly nowMs: (request: IncomingMessage) => number;
}

/** Serves a build and its sources to a display whose clock is not this machine's. */
export async function startSoakServer({ folder, api, nowMs }: SoakServerOrder): Promise<SoakServer> {
  const headers = securityHeaders(readFileSync(join(folder, 'index.html'), 'utf8'));

  async function answerTo(request: IncomingMessage): Promise<Response> {
    const { method = 'GET', url = '/' } = request;
    if (url.startsWith('/api/')) {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const body = Buffer.concat(parts).toString();
      const type = request.headers['content-type'] ?? '';
      return api(url, { method, ...(body === '' ? {} : { body, headers: { 'content-type': type } }) });
    }
    const { pathname } = new URL(url, 'http://any');
    const path = extname(pathname) === '' ? '/index.html' : normalize(pathname);
    return new Response(readFileSync(join(folder, path)), {
      headers: {
        'cache-control': path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
        'content-type': contentTypeOf(path),
      },
    });
  }

  const server = createServer((request, answer) => {
    for (const [name, value] of Object.entries(headers)) answer.setHeader(name, value);
    answer.setHeader('Date', new Date(nowMs(request)).toUTCString());
    answerTo(request).then(
      async (response) => {
        const body = Buffer.from(await response.arrayBuffer());
        for (const name of ['content-type', 'cache-control'])
          answer.setHeader(name, response.headers.get(name) ?? '');
        answer.writeHead(response.status).end(body);
      },
      () => answer.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
