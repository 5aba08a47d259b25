import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLogger, createServer, preview, type InlineConfig } from 'vite';
import { devProxy } from '../../../deploy/dev-proxy/devProxy.ts';
import { sendRaw, startServer, type RunningServer } from './startServer.ts';

const page = '<!doctype html><title>app</title><script>go();</script>';

describe.each(['dev', 'preview'] as const)('the %s server with the proxy', (kind) => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-proxy-'));
  const said: string[] = [];
  let source: RunningServer;
  let base = '';
  let stop: () => Promise<void>;

  beforeAll(async () => {
    source = await startServer((request, answer) => {
      answer.end(JSON.stringify({ url: request.url, authorization: request.headers.authorization }));
    });
    mkdirSync(join(folder, 'dist'));
    writeFileSync(join(folder, 'dist', 'index.html'), page);
    writeFileSync(join(folder, 'index.html'), page);
    writeFileSync(
      join(folder, '.env.local'),
      `HOLDFAST_METRICS_URL=${source.url}\nHOLDFAST_METRICS_AUTHORIZATION=Bearer made-up\nHOLDFAST_BAD_URL=made-up\n`,
    );
    const logger = createLogger('info');
    for (const level of ['info', 'warn', 'error', 'warnOnce'] as const)
      logger[level] = (text: string) => void said.push(text);
    const listen = { port: 0, host: '127.0.0.1', cors: false };
    const config: InlineConfig = {
      root: folder,
      configFile: false,
      customLogger: logger,
      plugins: [devProxy()],
      server: { ...listen, ws: false },
      preview: listen,
      optimizeDeps: { noDiscovery: true },
    };
    if (kind === 'dev') {
      const server = await (await createServer(config)).listen();
      base = addressOf(server.httpServer);
      stop = () => server.close();
    } else {
      const server = await preview(config);
      base = addressOf(server.httpServer);
      stop = () => server.close();
    }
  });

  afterAll(async () => {
    await stop();
    await source[Symbol.asyncDispose]();
    rmSync(folder, { recursive: true });
  });

  test('reads the source and its credentials from .env.local', async () => {
    const answer = await sendRaw(base, '/api/metrics/api/v1/query?query=up');
    expect(JSON.parse(answer.body)).toEqual({
      url: '/api/v1/query?query=up',
      authorization: 'Bearer made-up',
    });
  });

  test('refuses a foreign Host, so that no other name can be pointed at it', async () => {
    const answer = await sendRaw(base, '/api/metrics/x', { headers: { host: 'elsewhere.example' } });
    expect(answer.status).toBe(403);
  });

  test('opens its answers to no other origin', async () => {
    const answer = await sendRaw(base, '/api/metrics/x', { headers: { origin: 'http://localhost:1' } });
    expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
  });

  test.each(['/', '/r/1.10', '/r/shop%402.4.0?window=7d'])('answers %s with the app', async (path) => {
    const answer = await sendRaw(base, path, { headers: { accept: 'text/html' } });
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('<title>app</title>') });
    // Vite's dev server needs inline scripts of its own.
    const policy =
      kind === 'preview' ? expect.stringMatching(/script-src 'self' 'sha256-[^']+';/) : undefined;
    expect(answer.headers['content-security-policy']).toEqual(policy);
  });

  test('names a variable that cannot be used, and no value', () => {
    expect(said.filter((text) => text.startsWith('proxy: '))).toEqual([
      'proxy: HOLDFAST_BAD_URL is not an http or https address.',
    ]);
    expect(said.join('\n')).not.toContain('made-up');
  });
});

function addressOf(server: Pick<Server, 'address'> | null): string {
  const address = server?.address();
  if (address === null || address === undefined || typeof address === 'string') throw new Error('no port');
  return `http://127.0.0.1:${address.port}`;
}
