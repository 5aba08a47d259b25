import { createServer } from 'node:http';
import { createProxy } from '../../../deploy/dev-proxy/createProxy.ts';
import { readTargets } from '../../../deploy/dev-proxy/readTargets.ts';

export interface RunningProxy {
  readonly url: string;
  stop(): Promise<void>;
}

/** The proxy that `vite` and `vite preview` use, with the same variables, on a port of its own. */
export async function startProxy(variables: Readonly<Record<string, string>>): Promise<RunningProxy> {
  const targets = readTargets(variables);
  if (targets.faults.length > 0) throw new Error(targets.faults.join(' '));
  const proxy = createProxy({ targets, timeoutMs: 30_000 });
  const server = createServer((request, answer) => {
    proxy(request, answer, () => {
      answer.writeHead(404).end();
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
