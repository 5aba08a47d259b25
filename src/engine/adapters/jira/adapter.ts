import * as z from 'zod';
import type { Collected } from '../../domain/collected.ts';
import type { ReportedRelease } from '../../domain/release.ts';
import type { Adapter, AdapterContext, Asking } from '../contract.ts';
import { decodeRecords } from '../transport/decodeRecords.ts';
import { shareCollection } from '../transport/shareCollection.ts';
import { createJiraApi } from './api.ts';
import { collectTickets } from './collectTickets.ts';
import { convertVersion } from './convert.ts';
import { probeJira } from './probe.ts';
import { versionRecord } from './records.ts';
import { jiraSettings, servicesByProject, type JiraSettings } from './settings.ts';

export const jira: Adapter<JiraSettings> = {
  id: 'jira',
  label: 'Jira',
  offers: ['releases', 'incidents', 'defects'],
  settings: jiraSettings,
  connect(settings, context) {
    const ticketsOf = shareCollection((scope, asking) => collectTickets(settings, context, scope, asking));
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
      probe: (asking) => probeJira(settings, context, asking),
    };
  },
};

async function collectReleases(
  settings: JiraSettings,
  context: AdapterContext,
  asking: Asking,
): Promise<Collected<ReportedRelease>> {
  const { sourceId, screenUrl, request } = context;
  const api = createJiraApi({ sourceId, screenUrl, request, asking, flavour: settings.flavour });
  const services = servicesByProject(settings);
  const lists = await Promise.all(
    [...services.keys()].map(async (project) => {
      const values = await api.read(`project/${encodeURIComponent(project)}/versions`, z.array(z.unknown()));
      const { records, rejected } = decodeRecords(versionRecord, values);
      return {
        rejected,
        items: records.map((version) => convertVersion(version, project, { sourceId, screenUrl, services })),
      };
    }),
  );
  const items = lists.flatMap((list) => list.items);
  const rejected = lists.flatMap((list) => list.rejected);
  const days = items.filter((release) => release.releasedOn !== undefined).length;
  const notices =
    days === 0
      ? []
      : [`${days} versions have a release day without a time; the time comes from deployments.`];
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
