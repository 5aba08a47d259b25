import type { Facts } from './facts.ts';
import type { TrendsBody } from './trendsBody.ts';

export function answerTrends(facts: Facts): TrendsBody {
  const service =
    facts.settings.services.find(({ id }) => id === facts.view.service) ?? facts.settings.services[0];
  return {
    service: service?.id ?? null,
    serviceLabel: service?.label ?? '',
    releases: [],
    charts: [],
    heat: { kpi: 'error-rate', edgesMs: [], rows: [] },
  };
}
