import type { Collected, RequestReceipt } from '../../domain/collected.ts';
import type { Deployment } from '../../domain/release.ts';
import { ceilTo, floorTo } from '../../domain/time.ts';
import type { Asking, WindowScope } from '../contract.ts';
import { appearances } from './appearances.ts';
import { askRange } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import { presenceMetric, scopeMatchers, serviceMatcher } from './connection.ts';
import type { Connection } from './connection.ts';
import { groupSeries } from './groups.ts';
import { oneOf } from './promql.ts';
import { presenceBy } from './queries.ts';
import { chunksOf } from './queryTimes.ts';
import { Rejections } from './rejections.ts';

/** The first look is coarse; each version found is then looked at closely, once. */
const POINTS = 1000;
const CLOSE_LOOKS = 40;

/** Exact first moments by group and coarse moment: the past does not change, so that each is asked once per session. */
export type SeenFirst = Map<string, number>;

interface Found {
  readonly service: string | null;
  readonly release: string;
  readonly atMs: number;
}

/** No deploy record here, but a version's first telemetry. Which versions exist is the same question at the first look. */
export async function deployments(
  connection: Connection,
  seenFirst: SeenFirst,
  { scope, asking }: { readonly scope: WindowScope; readonly asking: Asking },
): Promise<Collected<Deployment>> {
  const { context, scrapeMs } = connection;
  const { startMs, endMs } = scope.window;
  const stepMs = ceilTo(Math.max(scrapeMs * 4, (endMs - startMs) / POINTS), 60_000);
  const window = { startMs: floorTo(startMs, stepMs), endMs: ceilTo(endMs, stepMs) };
  const expression = presence(connection, { environment: scope.environment, stepMs, only: null });
  const answer = await askRange(context, { expression, stepMs, chunks: chunksOf(window, stepMs) }, asking);
  const rejections = new Rejections();
  const groups = groupSeries(answer.matrices, [], rejections);
  const dataFromMs = Math.min(...groups.flatMap(({ parts }) => [...parts.values()].map(({ timesMs }) => timesMs[0] ?? Infinity)));
  const found: Found[] = [];
  const older: string[] = [];
  for (const { labels, parts } of groups) {
    const release = labels[connection.names.releaseLabel] || null;
    if (release === null) continue;
    const service = labels[connection.names.serviceLabel] || null;
    for (const { firstMs } of appearances(parts.get('')?.timesMs ?? new Float64Array(0), stepMs)) {
      // Present where the data begin (the window's edge, or the retention's): it came earlier, nobody knows when.
      if (firstMs === dataFromMs) older.push([service, release].filter((name) => name !== null).join(' '));
      else found.push({ service, release, atMs: firstMs });
    }
  }
  const looks = stepMs <= scrapeMs * 4 ? [] : newestFirst(found).slice(0, CLOSE_LOOKS);
  const receipts = await lookClosely(connection, { looks, stepMs, seenFirst, environment: scope.environment }, asking);
  const items = found.map((one) => toDeployment(one, { connection, stepMs, seenFirst, environment: scope.environment }));
  const notices = older.length === 0 ? [] : [`Already serving where the data begin, so their deployment is older than that: ${older.sort().join(', ')}.`];
  const all = { ...answer, receipts: [...answer.receipts, ...receipts] };
  return collectedOf({ items: items.toSorted((a, b) => a.finishedAtMs - b.finishedAtMs), answer: all, window, rejections, notices, nowMs: asking.nowMs });
}

interface Look {
  readonly looks: readonly Found[];
  readonly stepMs: number;
  readonly seenFirst: SeenFirst;
  readonly environment: string;
}

async function lookClosely(connection: Connection, { looks, stepMs, seenFirst, environment }: Look, asking: Asking): Promise<readonly RequestReceipt[]> {
  const { context, scrapeMs } = connection;
  const receipts: RequestReceipt[] = [];
  await Promise.all(
    looks
      .filter((one) => !seenFirst.has(keyOf(one)))
      .map(async (one) => {
        const expression = presence(connection, { environment, stepMs: scrapeMs, only: one });
        const chunks = [{ startMs: one.atMs - stepMs + scrapeMs, endMs: one.atMs }];
        const answer = await askRange(context, { expression, stepMs: scrapeMs, chunks }, asking);
        receipts.push(...answer.receipts);
        const firstMs = Math.min(...answer.matrices.flatMap(({ series }) => series.map(({ timesMs }) => timesMs[0] ?? Infinity)));
        if (Number.isFinite(firstMs)) seenFirst.set(keyOf(one), firstMs);
      }),
  );
  return receipts;
}

interface Presence {
  readonly environment: string;
  readonly stepMs: number;
  readonly only: Found | null;
}

function presence(connection: Connection, { environment, stepMs, only }: Presence): string {
  const { names } = connection;
  const { metric, matchers } = presenceMetric(connection);
  const { serviceLabel, releaseLabel } = names;
  const which =
    only === null
      ? [serviceMatcher(serviceLabel, connection)]
      : [only.service === null ? null : oneOf(serviceLabel, [only.service]), oneOf(releaseLabel, [only.release])];
  const all = [...which, ...matchers, ...scopeMatchers(connection, environment)];
  return presenceBy({ metric, matchers: all, bucketMs: stepMs, by: [serviceLabel, releaseLabel] });
}

interface Facts {
  readonly connection: Connection;
  readonly stepMs: number;
  readonly seenFirst: SeenFirst;
  readonly environment: string;
}

function toDeployment(one: Found, { connection, stepMs, seenFirst, environment }: Facts): Deployment {
  const exactMs = seenFirst.get(keyOf(one));
  const firstMs = exactMs ?? one.atMs;
  return {
    sourceId: connection.context.sourceId,
    releaseName: one.release,
    serviceNames: one.service === null ? [] : [one.service],
    environment,
    startedAtMs: firstMs,
    finishedAtMs: firstMs,
    evidence: 'first-seen',
    precisionMs: exactMs === undefined ? stepMs : connection.scrapeMs,
    kindText: null,
    url: null,
  };
}

function newestFirst(found: readonly Found[]): readonly Found[] {
  return found.toSorted((a, b) => b.atMs - a.atMs);
}

function keyOf({ service, release, atMs }: Found): string {
  return `${service ?? ''}\n${release}\n${atMs}`;
}
