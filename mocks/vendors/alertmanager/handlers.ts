import { http, HttpResponse } from 'msw';
import { newestShownMs } from '../../world/toolFaults.ts';
import type { VendorHandlers } from '../told.ts';
import { projectAlerts, projectSilences } from './project.ts';
import type { AlertJson } from './project.ts';

/** Alertmanager's API v2, read-only. Errors are JSON strings. */
export const handlers: VendorHandlers = (told, { base, services }) => {
  const api = `*${base}/api/v2`;
  const shownMs = () => newestShownMs(told, 'alerts');
  const alertsFor = (request: Request) =>
    chosen(projectAlerts(told.world, services, shownMs()), new URL(request.url).searchParams);
  return [
    http.get(`${api}/alerts`, ({ request }) => answer(() => alertsFor(request))),
    http.get(`${api}/alerts/groups`, ({ request }) => answer(() => grouped(alertsFor(request)))),
    http.get(`${api}/silences`, () => answer(() => projectSilences(told.world, services, shownMs()))),
    http.get(`${api}/status`, () => answer(() => STATUS)),
  ];
};

const STATUS = {
  cluster: { name: '01DEMO', peers: [], status: 'ready' },
  config: { original: 'route:\n  receiver: board\nreceivers:\n- name: board\n- name: on-call\n' },
  uptime: '2026-09-01T08:00:00.000Z',
  versionInfo: {
    branch: 'HEAD',
    buildDate: '20260801-08:00:00',
    buildUser: 'demo',
    goVersion: 'go1.26.1',
    revision: 'demo',
    version: '0.31.0',
  },
};

class BadRequest extends Error {}

function answer(json: () => object): Response {
  try {
    return new HttpResponse(JSON.stringify(json()), {
      headers: { 'Content-Type': 'application/json', 'Cache-Control': 'no-store' },
    });
  } catch (error) {
    if (!(error instanceof BadRequest)) throw error;
    return HttpResponse.json(error.message, { status: 400 });
  }
}

function chosen(alerts: readonly AlertJson[], search: URLSearchParams): readonly AlertJson[] {
  const filters = search.getAll('filter').map(filterOf);
  return alerts.filter(
    ({ labels, status }) =>
      filters.every((matches) => matches(labels)) &&
      (search.get('silenced') !== 'false' || status.silencedBy.length === 0) &&
      (search.get('active') !== 'false' || status.state !== 'active'),
  );
}

function filterOf(text: string): (labels: Readonly<Record<string, string>>) => boolean {
  const parts = /^\s*([a-zA-Z_][a-zA-Z0-9_]*)\s*(=~|!~|!=|=)\s*"?(.*?)"?\s*$/.exec(text);
  const [name, operator, value] = [parts?.[1], parts?.[2], parts?.[3]];
  if (name === undefined || operator === undefined || value === undefined)
    throw new BadRequest(`bad matcher format: ${text}`);
  const unquoted = value.replaceAll('\\\\', '\\');
  const pattern = operator.endsWith('~') ? new RegExp(`^(?:${unquoted})$`) : null;
  const equal = (given: string) => (pattern === null ? given === unquoted : pattern.test(given));
  return (labels) => equal(labels[name] ?? '') !== operator.startsWith('!');
}

function grouped(alerts: readonly AlertJson[]) {
  return [...Map.groupBy(alerts, ({ labels }) => labels['alertname'] ?? '')].map(([alertname, members]) => ({
    labels: { alertname },
    routeLabels: {},
    receiver: members[0]?.receivers[0] ?? { name: 'board' },
    alerts: members,
  }));
}
