import type { Defect, Incident } from '../../../src/engine/domain/ticket.ts';

const T = Date.UTC(2026, 10, 1);

const FACTS = {
  id: 'tickets:SHOP-1',
  sourceId: 'tickets',
  key: 'SHOP-1',
  title: 'Checkout fails',
  serviceNames: [],
  components: [],
  createdAtMs: T,
  updatedAtMs: T,
  state: 'open',
  statusText: 'Open',
  counts: true,
  resolutionText: null,
  changes: [],
  historyComplete: true,
  affectedReleaseNames: [],
  fixReleaseNames: [],
  links: [],
  labels: [],
  url: null,
} as const;

/** An open incident without any special mark. */
export function incident(more: Partial<Incident> = {}): Incident {
  return {
    ...FACTS,
    severityText: null,
    startedAtMs: T,
    acknowledgedAtMs: null,
    mitigatedAtMs: null,
    restoredAtMs: null,
    durationUnknown: false,
    ...more,
  };
}

/** An open defect found in production. */
export function defect(more: Partial<Defect> = {}): Defect {
  return { ...FACTS, resolvedAtMs: null, foundIn: 'production', regressionRule: null, ...more };
}
