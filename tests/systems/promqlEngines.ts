import { inject } from 'vitest';
import { prometheus } from '../../src/engine/adapters/prometheus/adapter.ts';
import type { Capabilities } from '../../src/engine/adapters/contract.ts';
import { handlers } from '../../mocks/vendors/prometheus/handlers.ts';
import { connectMock, connectReal } from './connect.ts';
import { steadyWorld, storyNowMs } from './systemsWorld.ts';

const { proxyUrl, shiftMs } = inject('systems');
export const world = steadyWorld();
const order = { adapter: prometheus, settings: {}, world };
const signal = AbortSignal.timeout(170_000);

/** A source that is asked in its own time. */
export interface AskedSource {
  readonly capabilities: Capabilities;
  /** Its time minus world time. */
  readonly shiftMs: number;
  readonly asking: { readonly signal: AbortSignal; readonly nowMs: number };
}

export const engines: readonly (readonly [label: string, source: AskedSource])[] = [
  ['Prometheus', real('metrics')],
  ['VictoriaMetrics', real('metrics-two')],
];

/** The same adapter over the mock of the demo, in world time. */
export const mock: AskedSource = {
  capabilities: connectMock({ ...order, sourceId: 'metrics' }, handlers).capabilities,
  shiftMs: 0,
  asking: { signal, nowMs: storyNowMs },
};

function real(sourceId: string): AskedSource {
  const { capabilities } = connectReal({ ...order, sourceId }, proxyUrl);
  return { capabilities, shiftMs, asking: { signal, nowMs: storyNowMs + shiftMs } };
}
