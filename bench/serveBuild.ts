import { readFileSync, readdirSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, relative, sep } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { createProxy } from '../deploy/dev-proxy/createProxy.ts';
import { readTargets } from '../deploy/dev-proxy/readTargets.ts';
import { contentTypeOf } from '../tests/e2e/contentTypeOf.ts';

export interface ServedBuild {
  readonly url: string;
  /** JavaScript sent since the last call, as it went over the wire and unpacked. */
  takeScriptBytes(): { readonly sent: number; readonly raw: number };
  stop(): void;
}

/** A build as a real host serves it: brotli for text, the proxy for `/api/`, index.html for the app's own addresses. */
export async function serveBuild(
  folder: string,
  variables: Readonly<Record<string, string>>,
): Promise<ServedBuild> {
  const files = new Map(readFiles(folder));
  const proxy = createProxy({ targets: readTargets(variables), timeoutMs: 30_000 });
  let sent = 0;
  let raw = 0;
  const server = createServer((request, answer) => {
    proxy(request, answer, () => {
      const path = (request.url ?? '/').replace(/[?#].*$/, '');
      const file = files.get(path) ?? files.get('/index.html');
      if (file === undefined) {
        answer.writeHead(404).end();
        return;
      }
      if (file.type.startsWith('text/javascript')) {
        sent += file.body.length;
        raw += file.rawBytes;
      }
      const encoding = file.packed ? { 'content-encoding': 'br' } : {};
      const cache = path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      answer.writeHead(200, {
        'cache-control': cache,
        'content-type': file.type,
        'content-length': file.body.length,
        ...encoding,
      });
      answer.end(file.body);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    takeScriptBytes: () => {
      const taken = { sent, raw };
      sent = 0;
      raw = 0;
      return taken;
    },
    stop: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

interface ServedFile {
  readonly type: string;
  readonly packed: boolean;
  readonly body: Buffer;
  readonly rawBytes: number;
}

function readFiles(folder: string): readonly (readonly [path: string, file: ServedFile])[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return entries.map((entry) => {
    const path = join(entry.parentPath, entry.name);
    const content = readFileSync(path);
    const type = contentTypeOf(path);
    const packed = extname(path) !== '.woff2';
    const body = packed ? brotliCompressSync(content) : content;
    return [
      `/${relative(folder, path).split(sep).join('/')}`,
      { type, packed, body, rawBytes: content.length },
    ] as const;
  });
}
