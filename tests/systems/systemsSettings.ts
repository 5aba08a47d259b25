import type { World } from '../../mocks/world/world.ts';
import { redmineSettings } from './writers/projectRedmine.ts';

/**
 * A holdfast.json for the real servers. `origin` is empty in the browser, where paths are the page's own.
 * `sourceIds` chooses some of the sources; all without it.
 * Nothing written before the history's first moment may be asked for: hence the short look back.
 */
export function systemsSettings(world: World, origin: string, sourceIds?: readonly string[]): object {
  const sources = [
    { id: 'metrics', label: 'Prometheus', vendor: 'prometheus', url: `${origin}/api/metrics/` },
    { id: 'alerts', label: 'Alertmanager', vendor: 'alertmanager', url: `${origin}/api/alerts/` },
    {
      id: 'board',
      label: 'Redmine',
      vendor: 'redmine',
      url: `${origin}/api/board/`,
      settings: redmineSettings,
    },
  ];
  return {
    title: 'Harbour',
    environments: [{ id: 'production' }],
    services: world.services.map(({ id, label }) => ({ id, label })),
    journeys: world.services.flatMap(({ id: service, journeys }) =>
      journeys.map(({ id, label, critical }) => ({ id, label, service, critical })),
    ),
    strata: ['platform'],
    lookbackDays: 13,
    sources: sourceIds === undefined ? sources : sources.filter(({ id }) => sourceIds.includes(id)),
  };
}
