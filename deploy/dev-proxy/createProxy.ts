import type { IncomingMessage, ServerResponse } from 'node:http';
import { forwardRequest, sendError } from './forwardRequest.ts';
import { readRequest } from './readRequest.ts';
import type { Targets } from './readTargets.ts';

export interface ProxyOptions {
  readonly targets: Targets;
  /** How long a source may stay silent. */
  readonly timeoutMs: number;
}

/** Answers everything below `/api/` itself; passes every other address on. */
export function createProxy({ targets, timeoutMs }: ProxyOptions) {
  return (client: IncomingMessage, answer: ServerResponse, next: () => void): void => {
    const url = client.url ?? '/';
    if (!/^\/api(?:[/?]|$)/.test(url)) {
      next();
      return;
    }
    // A page of another origin could otherwise make this server ask with our credentials.
    const site = client.headers['sec-fetch-site'];
    if (site === 'cross-site' || site === 'same-site') {
      sendError(answer, 403, 'Only Holdfast itself may ask here.');
      return;
    }
    const request = readRequest(client.method ?? 'GET', url);
    if (request.kind === 'refused') {
      sendError(answer, request.status, request.error);
      return;
    }
    const target = targets.bySource.get(request.sourceId);
    if (target === undefined) {
      const variable = `HOLDFAST_${request.sourceId.toUpperCase().replaceAll('-', '_')}_URL`;
      sendError(answer, 404, `Unknown source: ${variable} is not set for the proxy.`);
      return;
    }
    forwardRequest(client, answer, { target, path: request.path, search: request.search, timeoutMs });
  };
}
