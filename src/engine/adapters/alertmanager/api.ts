import type { AdapterContext, Asking } from '../contract.ts';
import type { SourceAnswer } from '../transport/request.ts';
import { SourceError } from '../transport/sourceError.ts';
import type { AlertmanagerSettings } from './settings.ts';

interface Question {
  readonly context: AdapterContext;
  readonly settings: AlertmanagerSettings;
  readonly environment: string;
}

/** All current alerts: there is no paging, and no time in the URL. */
export function askAlerts(
  { context, settings, environment }: Question,
  asking: Asking,
): Promise<SourceAnswer> {
  const search = new URLSearchParams({
    active: 'true',
    silenced: 'true',
    inhibited: 'true',
    unprocessed: 'true',
  });
  for (const filter of filters(context, settings, environment)) search.append('filter', filter);
  const { screenUrl } = context;
  const vendorUrl = screenUrl === null ? null : `${screenUrl.replace(/\/$/, '')}/#/alerts`;
  return context.request({ path: 'api/v2/alerts', search, query: null, vendorUrl, signal: asking.signal });
}

export function askStatus(context: AdapterContext, asking: Asking): Promise<SourceAnswer> {
  return context.request({ path: 'api/v2/status', query: null, signal: asking.signal });
}

function filters(
  context: AdapterContext,
  settings: AlertmanagerSettings,
  environment: string,
): readonly string[] {
  if (settings.environmentLabel === undefined) return settings.extraMatchers;
  const spellings = [...(context.environments[environment] ?? [environment])].sort().map(literal);
  return [...settings.extraMatchers, `${settings.environmentLabel}=~${JSON.stringify(spellings.join('|'))}`];
}

function literal(text: string): string {
  return text.replace(/[\\^$.|?*+()[\]{}]/g, '\\$&');
}

export function badAnswer(sourceId: string, vendorText: string): SourceError {
  return new SourceError({ kind: 'bad-answer', sourceId, status: null, vendorText, retryAfterMs: null });
}
