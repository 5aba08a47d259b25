import type { Adapter, ConnectedSource } from '../contract.ts';
import { collectCases, type Connection } from './collectCases.ts';
import { newMemory } from './exportTickets.ts';
import { probeZendesk } from './probe.ts';
import { zendeskSettings, type ZendeskSettings } from './settings.ts';

export const zendesk: Adapter<ZendeskSettings> = {
  id: 'zendesk',
  label: 'Zendesk',
  offers: ['supportCases'],
  settings: zendeskSettings,
  connect(settings, context): ConnectedSource {
    const connection: Connection = { settings, context, memory: newMemory(), fields: null };
    return {
      capabilities: { supportCases: (scope, asking) => collectCases(connection, scope, asking) },
      ...(settings.services === undefined ? {} : { services: settings.services }),
      probe: (asking) => probeZendesk(settings, context, asking),
    };
  },
};
