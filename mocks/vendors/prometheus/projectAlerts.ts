import type { World } from '../../world/world.ts';
import { keyOf } from './promql/vectors.ts';
import { SCRAPE_MS } from './sampleStore.ts';
import type { Labels, StoredSeries, Stretch } from './sampleStore.ts';

/** The series that Prometheus itself writes while an alert rule fires. */
export function projectAlerts(world: World, services: readonly string[]): readonly StoredSeries[] {
  const found = new Map<string, { labels: Labels; stretches: Stretch[] }>();
  for (const { name, service, journey, version, severity, startedAtMs, endedAtMs } of world.alerts) {
    if (!services.includes(service)) continue;
    const labels = {
      __name__: 'ALERTS',
      alertname: name,
      alertstate: 'firing',
      severity,
      service,
      ...(journey === null ? {} : { journey }),
      ...(version === null ? {} : { version }),
    };
    const firstMs = Math.ceil(startedAtMs / SCRAPE_MS) * SCRAPE_MS;
    const lastMs = (Math.ceil(endedAtMs / SCRAPE_MS) - 1) * SCRAPE_MS;
    if (lastMs < firstMs) continue;
    const series = found.get(keyOf(labels)) ?? { labels, stretches: [] as Stretch[] };
    found.set(keyOf(labels), series);
    series.stretches.push({ firstMs, lastMs });
  }
  return [...found.values()].map(({ labels, stretches }) => ({
    labels,
    stretches: stretches.toSorted((a, b) => a.firstMs - b.firstMs),
    valueAt: () => 1,
  }));
}
