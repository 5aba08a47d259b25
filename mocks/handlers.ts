import { http, HttpResponse, type RequestHandler } from 'msw';
import { DEMO_TOOLS, type DemoTool } from './demoTools.ts';
import { activeToolFault, RETRY_AFTER_S } from './world/toolFaults.ts';
import type { Told } from './vendors/told.ts';

/** All tools of the simulated company, each with what the scenario does to it in front. */
export function handlers(told: Told): RequestHandler[] {
  return DEMO_TOOLS.flatMap((tool) => [
    brokenTool(told, tool),
    ...tool.handlers(told, { base: tool.base, services: tool.services }),
  ]);
}

/** Answers in place of a broken tool; a whole one is passed on to its own handlers. */
function brokenTool(told: Told, { base, faultName }: DemoTool): RequestHandler {
  return http.all(`*${base}/*`, ({ request }) => {
    if (faultName === null) return undefined;
    const suffers = (kind: 'down' | 'slow' | 'unauthorized' | 'rate-limited'): boolean =>
      activeToolFault(told, faultName, kind) !== null;
    if (suffers('down')) return HttpResponse.error();
    if (suffers('slow')) return untilGivenUp(request.signal);
    if (suffers('unauthorized')) return HttpResponse.text('Unauthorized', { status: 401 });
    if (suffers('rate-limited')) {
      return HttpResponse.text('Too many requests', {
        status: 429,
        headers: { 'Retry-After': String(RETRY_AFTER_S) },
      });
    }
    return undefined;
  });
}

function untilGivenUp(signal: AbortSignal): Promise<Response> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}
