import type { Collected } from '../../domain/collected.ts';
import type { ReportedRelease } from '../../domain/release.ts';
import type { Adapter, AdapterContext, Asking } from '../contract.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { shareCollection } from '../transport/shareCollection.ts';
import { createRedmineApi } from './api.ts';
import { collectTickets, servicesByProject } from './collectTickets.ts';
import { convertVersion } from './convert.ts';
import { probeRedmine } from './probe.ts';
import { versionListRecord, versionRecord } from './records.ts';
import { redmineSettings, type RedmineSettings } from './settings.ts';

export const redmine: Adapter<RedmineSettings> = {
  id: 'redmine',
  label: 'Redmine',
  offers: ['releases', 'incidents', 'defects'],
  settings: redmineSettings,
  connect(settings, context) {
    const connection = { settings, context, memory: new Map() };
    const ticketsOf = shareCollection((scope, asking) => collectTickets(connection, scope, asking));
    return {
      capabilities: {
        releases: (_scope, asking) => collectReleases(settings, context, asking),
        async incidents(scope, asking) {
          const { judged, ...rest } = await ticketsOf(scope, asking);
          return { ...rest, items: judged.incidents };
        },
        async defects(scope, asking) {
          const { judged, ...rest } = await ticketsOf(scope, asking);
          return { ...rest, items: judged.defects };
        },
      },
      services: Object.keys(settings.projects),
      probe: (asking) => probeRedmine(settings, context, asking),
    };
  },
};

/** A version shared by another project comes with each project that may use it; it is told once per project. */
async function collectReleases(
  settings: RedmineSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<Collected<ReportedRelease>> {
  const { sourceId, screenUrl, request } = context;
  const api = createRedmineApi({ sourceId, screenUrl, request, asking });
  const lists = await Promise.all(
    [...servicesByProject(settings)].map(async ([project, serviceNames]) => {
      const { versions } = await api.read(
        `projects/${encodeURIComponent(project)}/versions.json`,
        versionListRecord,
      );
      const { records, rejected } = decodeRecords(versionRecord, versions);
      return {
        rejected,
        items: records.map((version) => convertVersion(version, { sourceId, screenUrl, serviceNames })),
      };
    }),
  );
  const items = lists.flatMap((list) => list.items);
  const rejected = lists.flatMap((list) => list.rejected);
  const notices = ['Redmine versions have no time of release; it comes from deployments.'];
  return {
    items,
    window: null,
    incompleteness: [],
    rejected,
    notices,
    asOfMs: asking.nowMs,
    receipts: api.receipts,
  };
}
