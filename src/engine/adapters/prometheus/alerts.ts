import type { AlertRun } from '../../domain/alertRun.ts';
import type { Collected } from '../../domain/collected.ts';
import { ceilTo, floorTo } from '../../domain/time.ts';
import type { Asking, WindowScope } from '../contract.ts';
import { askRange } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { scopeMatchers } from './connection.ts';
import type { Connection } from './connection.ts';
import { convertAlerts } from './convertAlerts.ts';
import { groupSeries } from './groups.ts';
import { selector } from './promql.ts';
import { chunksOf } from './queryTimes.ts';
import { Rejections } from '../transport/rejections.ts';

/** Series of alerts exist only while they fire: many steps cost little, and an alert shorter than a step is lost. */
const POINTS = 60_000;

export async function alerts(
  connection: Connection,
  scope: WindowScope,
  asking: Asking,
): Promise<Collected<AlertRun>> {
  const chosen = connection.names.alerts;
  if (chosen === null) throw new Error('This source has no alerts: the capability should not be offered.');
  const { startMs, endMs } = scope.window;
  const stepMs = ceilTo(Math.max(connection.scrapeMs, (endMs - startMs) / POINTS), connection.scrapeMs);
  const window = { startMs: floorTo(startMs, stepMs), endMs: floorTo(endMs, stepMs) };
  const expression = selector(chosen.metric, [
    'alertstate="firing"',
    ...scopeMatchers(connection, scope.environment),
  ]);
  const answer = await askRange(
    connection.context,
    { expression, stepMs, chunks: chunksOf(window, stepMs) },
    asking,
  );
  const rejections = new Rejections();
  const groups = groupSeries(answer.matrices, [], rejections);
  const { severityLabel, serviceLabel } = chosen;
  const { releaseLabel } = connection.names;
  const names = { severityLabel, serviceLabel, releaseLabel };
  const items = convertAlerts(groups, { names, sourceId: connection.context.sourceId, stepMs, window });
  const notices = [
    `Alerts are read from samples ${stepMs / 1000} s apart: start and end are that precise, and shorter ones may be missing.`,
  ];
  return collectedOf({ items, answer, window, rejections, notices, nowMs: asking.nowMs });
}
