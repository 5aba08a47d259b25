import type { VendorHandlers } from './vendors/told.ts';
import type { WorldToolFault } from './world/world.ts';
import { handlers as alertmanager } from './vendors/alertmanager/handlers.ts';
import { handlers as jira } from './vendors/jira/handlers.ts';
import { handlers as prometheus } from './vendors/prometheus/handlers.ts';
import { handlers as redmine } from './vendors/redmine/handlers.ts';
import { handlers as sentry } from './vendors/sentry/handlers.ts';
import { handlers as zendesk } from './vendors/zendesk/handlers.ts';

/** One of the simulated company's tools: who makes it, where it is mounted, which services are in it. */
export interface DemoTool {
  readonly base: string;
  readonly services: readonly string[];
  readonly handlers: VendorHandlers;
  /** Name under which scenarios break it; null = never broken. */
  readonly faultName: WorldToolFault['tool'] | null;
}

const EVERY_SERVICE = ['shop', 'accounts', 'payments'];

export const DEMO_TOOLS: readonly DemoTool[] = [
  { base: '/api/metrics', services: EVERY_SERVICE, handlers: prometheus, faultName: 'metrics' },
  { base: '/api/alerts', services: EVERY_SERVICE, handlers: alertmanager, faultName: 'alerts' },
  { base: '/api/errors', services: EVERY_SERVICE, handlers: sentry, faultName: 'errors' },
  { base: '/api/tickets', services: ['shop', 'accounts'], handlers: jira, faultName: 'tickets' },
  { base: '/api/board', services: ['payments'], handlers: redmine, faultName: null },
  { base: '/api/helpdesk', services: EVERY_SERVICE, handlers: zendesk, faultName: 'helpdesk' },
];
