import type { AdapterContext, Asking, ProbeFinding } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { ask, askInstant } from './api.ts';
import type { Connection } from './connection.ts';
import { presenceMetric, serviceMatcher } from './connection.ts';
import { decodeEnvelope } from './decodeMatrix.ts';
import { PRESETS } from './presets.ts';
import { labelInPath, literal, quote, selector } from './promql.ts';
import { buildInfo, names as nameList } from './records.ts';

/** Labels that hold the product's version in the wild, most usual first. */
const CANDIDATES = [
  'version',
  'release',
  'app_version',
  'service_version',
  'service.version',
  'destination_version',
  'image_tag',
  'deployment_version',
];

/** The `version` on these is the tool's own, not the product's. */
const OF_THE_TOOL =
  /^(go_info|(prometheus|alertmanager|grafana|promhttp|node_exporter|blackbox_exporter|\w+_exporter)_build_info)$/;

/** Cheapest first. It never changes anything, and reveals names of labels and metrics only. */
export async function probe(connection: Connection, asking: Asking): Promise<readonly ProbeFinding[]> {
  const { context } = connection;
  try {
    const findings = [await whoAnswers(context, asking)];
    const metric = await metricExists(connection, asking);
    findings.push(metric);
    if (metric.ok) findings.push(await releaseLabel(connection, asking));
    return [...findings, ...ownVersion(connection)];
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return [finding(false, `${error.message} ${error.hint}`)];
  }
}

/** VictoriaMetrics answers a constant compatibility version; what gives it away are its statistics of a query. */
async function whoAnswers(context: AdapterContext, asking: Asking): Promise<ProbeFinding> {
  const query = await ask(context, { path: 'api/v1/query', params: { query: 'vector(1)' } }, asking);
  if (decodeEnvelope(query.json(), context.sourceId).stats?.seriesFetched !== undefined) {
    return finding(
      true,
      'VictoriaMetrics answers. Its increase() counts a little differently at the edges of a series than Prometheus does.',
    );
  }
  const version = await versionOf(context, asking);
  return finding(
    true,
    version === null
      ? 'A server with the Prometheus API answers; it does not tell its version.'
      : `Prometheus ${version} answers.`,
  );
}

async function versionOf(context: AdapterContext, asking: Asking): Promise<string | null> {
  try {
    const answer = await ask(context, { path: 'api/v1/status/buildinfo', params: {} }, asking);
    const info = buildInfo.safeParse(decodeEnvelope(answer.json(), context.sourceId).data);
    return info.success ? info.data.version : null;
  } catch (error) {
    // Proxies often let queries through only: that costs the version's name, nothing else.
    if (error instanceof SourceError) return null;
    throw error;
  }
}

async function metricExists(connection: Connection, asking: Asking): Promise<ProbeFinding> {
  const { context, names } = connection;
  const { metric } = names.requests;
  const services = serviceMatcher(names.serviceLabel, connection);
  if ((await seriesCount(context, selector(metric, [services]), asking)) > 0)
    return finding(true, `${metric} has series of these services.`);
  if ((await seriesCount(context, selector(metric, []), asking)) > 0) {
    return finding(
      false,
      `${metric} exists, but not with ${services ?? 'these services'}. Check serviceLabel and the services' names.`,
    );
  }
  const known = Object.entries(PRESETS).map(([preset, { requests }]) => ({
    preset,
    metric: requests.metric,
  }));
  const any = `{__name__=~${quote(known.map((one) => literal(one.metric)).join('|'))}}`;
  const { matrices } = await askInstant(context, `count by (__name__) (${any})`, asking);
  const present = new Set(matrices.flatMap(({ series }) => series.map((one) => one.metric['__name__'])));
  const other = known.find((one) => present.has(one.metric));
  if (other === undefined)
    return finding(
      false,
      `There is no metric ${metric}, and none of the presets' either. Name yours in requests.metric.`,
    );
  return {
    ok: false,
    text: `There is no metric ${metric}, but ${other.metric} is there.`,
    proposal: { preset: other.preset },
  };
}

async function seriesCount(context: AdapterContext, series: string, asking: Asking): Promise<number> {
  const { matrices } = await askInstant(context, `count(${series})`, asking);
  return matrices[0]?.series[0]?.values[0] ?? 0;
}

async function releaseLabel(connection: Connection, asking: Asking): Promise<ProbeFinding> {
  const { names } = connection;
  const { metric } = presenceMetric(connection);
  const match = selector(metric, [serviceMatcher(names.serviceLabel, connection)]);
  const labels = await list(connection, { path: 'api/v1/labels', match }, asking);
  if (labels.includes(names.releaseLabel)) {
    const values = await valuesOf(connection, { label: names.releaseLabel, match }, asking);
    return finding(
      values > 0,
      `The label ${names.releaseLabel} of ${metric} has ${values} ${values === 1 ? 'value' : 'values'} in the last 30 days.`,
    );
  }
  for (const label of CANDIDATES.filter((candidate) => labels.includes(candidate))) {
    const values = await valuesOf(connection, { label, match }, asking);
    if (values === 0) continue;
    const text = `${metric} has no label ${names.releaseLabel}, but ${label} with ${values} ${values === 1 ? 'value' : 'values'} could hold the version.`;
    return { ok: false, text, proposal: { releaseLabel: label } };
  }
  return finding(
    false,
    `${metric} carries no label that looks like a version (it has: ${labels.join(', ')}). Add one, or name an infoMetric.`,
  );
}

async function valuesOf(
  connection: Connection,
  { label, match }: { readonly label: string; readonly match: string },
  asking: Asking,
): Promise<number> {
  const values = await list(connection, { path: `api/v1/label/${labelInPath(label)}/values`, match }, asking);
  return values.filter((value) => value !== '').length;
}

/** Without times VictoriaMetrics looks at the last day only. Whole days keep the URL the same for a day. */
async function list(
  { context }: Connection,
  { path, match }: { readonly path: string; readonly match: string },
  asking: Asking,
): Promise<readonly string[]> {
  const today = Math.ceil(asking.nowMs / 86_400_000) * 86_400;
  const params = { 'match[]': match, start: String(today - 30 * 86_400), end: String(today) };
  const answer = await ask(context, { path, params }, asking);
  const values = nameList.safeParse(decodeEnvelope(answer.json(), context.sourceId).data ?? []);
  return values.success ? values.data : [];
}

function ownVersion(connection: Connection): readonly ProbeFinding[] {
  const { metric } = presenceMetric(connection);
  if (!OF_THE_TOOL.test(metric)) return [];
  return [
    finding(
      false,
      `The version on ${metric} is the monitoring tool's own, not your product's. Name a metric of your product in infoMetric.`,
    ),
  ];
}

function finding(ok: boolean, text: string): ProbeFinding {
  return { ok, text, proposal: null };
}
