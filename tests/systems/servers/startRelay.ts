import { createServer, request as ask, type IncomingHttpHeaders } from 'node:http';

/** How the relay treats the next requests. `hang`: accepted, never answered. `refuse`: the connection is cut. */
export type Mood = 'pass' | 'hang' | 'refuse' | { readonly status: number };

export interface Relayed {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
}

export interface Relay {
  readonly url: string;
  /** Everything that reached the source's door since the last call, in order. */
  take(): readonly Relayed[];
  setMood(mood: Mood): void;
  stop(): Promise<void>;
}

/** Stands before a real server: sees what reaches it, and lets it die and come back. */
export async function startRelay(targetUrl: string): Promise<Relay> {
  const target = new URL(targetUrl);
  let seen: Relayed[] = [];
  let mood: Mood = 'pass';
  const server = createServer((client, answer) => {
    seen.push({ method: client.method ?? '', path: client.url ?? '', headers: client.headers });
    if (mood === 'hang') return;
    if (mood === 'refuse') {
      client.socket.destroy();
      return;
    }
    if (mood !== 'pass') {
      answer.writeHead(mood.status, { 'content-type': 'application/json' }).end('{"error":"told to"}');
      return;
    }
    const upstream = ask(
      {
        hostname: target.hostname,
        port: target.port,
        method: client.method,
        path: client.url,
        headers: client.headers,
      },
      (reply) => {
        answer.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(answer);
      },
    );
    upstream.on('error', () => answer.destroy());
    client.pipe(upstream);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The relay has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    take: () => {
      const taken = seen;
      seen = [];
      return taken;
    },
    setMood: (next) => {
      mood = next;
      // What hangs would otherwise wait for its own end.
      if (next === 'refuse') server.closeAllConnections();
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
