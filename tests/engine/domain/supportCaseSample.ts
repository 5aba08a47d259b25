import type { SupportCase } from '../../../src/engine/domain/supportCase.ts';

/** An open case that names neither service nor release. */
export function supportCase(more: Partial<SupportCase> = {}): SupportCase {
  return {
    id: 'helpdesk:1',
    sourceId: 'helpdesk',
    subject: 'Cannot order',
    serviceNames: [],
    releaseNames: [],
    openedAtMs: Date.UTC(2026, 10, 1),
    solvedAtMs: null,
    state: 'open',
    statusText: 'open',
    satisfied: null,
    labels: [],
    url: null,
    ...more,
  };
}
