import type { AdapterContext, Capability, ConnectedSource } from './contract.ts';
import type { ZodType } from 'zod';
import type { Adapter } from './contract.ts';

/** An adapter whose settings type is known to itself only; `connect` decodes them itself. */
export interface AnyAdapter {
  readonly id: string;
  readonly label: string;
  readonly offers: readonly Capability[];
  readonly settings: ZodType;
  connect(written: unknown, context: AdapterContext): ConnectedSource;
}

/** One line per vendor, loaded on demand so that nobody pays for tools they do not use. */
const adapters: Readonly<Record<string, () => Promise<AnyAdapter>>> = {
  alertmanager: async () => sealed((await import('./alertmanager/adapter.ts')).alertmanager),
  jira: async () => sealed((await import('./jira/adapter.ts')).jira),
  prometheus: async () => sealed((await import('./prometheus/adapter.ts')).prometheus),
  redmine: async () => sealed((await import('./redmine/adapter.ts')).redmine),
  sentry: async () => sealed((await import('./sentry/adapter.ts')).sentry),
  zendesk: async () => sealed((await import('./zendesk/adapter.ts')).zendesk),
};

export const vendorIds: readonly string[] = Object.keys(adapters);

export async function adapterOf(vendor: string): Promise<AnyAdapter | null> {
  const load = Object.hasOwn(adapters, vendor) ? adapters[vendor] : undefined;
  return load === undefined ? null : load();
}

function sealed<Settings>(adapter: Adapter<Settings>): AnyAdapter {
  return {
    id: adapter.id,
    label: adapter.label,
    offers: adapter.offers,
    settings: adapter.settings,
    connect: (written, context) => adapter.connect(adapter.settings.parse(written), context),
  };
}
