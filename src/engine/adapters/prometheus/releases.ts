import type { Collected } from '../../domain/collected.ts';
import type { ReportedRelease } from '../../domain/release.ts';
import type { Asking, WindowScope } from '../contract.ts';
import { ask } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { presenceMetric, scopeMatchers } from './connection.ts';
import type { Connection } from './connection.ts';
import { badAnswer, decodeEnvelope } from './decodeMatrix.ts';
import { labelInPath, oneOf, selector } from './promql.ts';
import { names } from './records.ts';
import { Rejections } from '../transport/rejections.ts';

/** Values of the release label, service by service: cheap, and exact where the deployments' first look is coarse. */
export async function releases(
  connection: Connection,
  scope: WindowScope,
  asking: Asking,
): Promise<Collected<ReportedRelease>> {
  const serviceNames = [...new Set(connection.context.services.flatMap((service) => service.names))].sort();
  const answers = await Promise.all(
    serviceNames.map((name) => versionsOf(connection, { name, scope }, asking)),
  );
  const matrices = answers.map(({ told }) => ({
    series: [],
    undecodable: [],
    warnings: told.warnings ?? [],
    infos: told.infos ?? [],
    partial: told.isPartial === true,
  }));
  return collectedOf({
    items: answers.flatMap(({ items }) => items),
    answer: { matrices, receipts: answers.map(({ receipt }) => receipt) },
    window: scope.window,
    rejections: new Rejections(),
    notices: [],
    nowMs: asking.nowMs,
  });
}

async function versionsOf(
  connection: Connection,
  { name, scope }: { readonly name: string; readonly scope: WindowScope },
  asking: Asking,
) {
  const { context } = connection;
  const { serviceLabel, releaseLabel } = connection.names;
  const { metric, matchers } = presenceMetric(connection);
  const match = selector(metric, [
    oneOf(serviceLabel, [name]),
    ...matchers,
    ...scopeMatchers(connection, scope.environment),
  ]);
  // Without times VictoriaMetrics looks at the last day only, Prometheus at everything.
  const params = {
    'match[]': match,
    start: String(scope.window.startMs / 1000),
    end: String(scope.window.endMs / 1000),
  };
  const answer = await ask(
    context,
    { path: `api/v1/label/${labelInPath(releaseLabel)}/values`, params },
    asking,
  );
  const told = decodeEnvelope(answer.json(), context.sourceId);
  const values = names.safeParse(told.data ?? []);
  if (!values.success) throw badAnswer(context.sourceId, 'The label values are not a list of texts.');
  const items = values.data
    .filter((version) => version !== '')
    .map((version): ReportedRelease => ({
      sourceId: context.sourceId,
      name: version,
      serviceNames: [name],
      createdAtMs: null,
      releasedAtMs: null,
      released: null,
      authors: [],
      commitCount: null,
      url: null,
    }));
  return { items, told, receipt: answer.receipt };
}
