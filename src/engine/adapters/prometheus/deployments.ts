import type { Collected } from '../../domain/collected.ts';
import type { Deployment } from '../../domain/release.ts';
import { ceilTo, floorTo } from '../../domain/time.ts';
import type { Asking, WindowScope } from '../contract.ts';
import { appearances } from './appearances.ts';
import { askRange } from './api.ts';
import { collectedOf } from './collectedOf.ts';
import type { Connection } from './connection.ts';
import { keyOf, lookClosely, presence } from './firstSightings.ts';
import type { Found, SeenFirst } from './firstSightings.ts';
import { groupSeries } from './groups.ts';
import { chunksOf } from './queryTimes.ts';
import { Rejections } from '../transport/rejections.ts';

/** The first look is coarse; each version found is then looked at closely, once. */
const POINTS = 1000;
const CLOSE_LOOKS = 40;

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
  const dataFromMs = Math.min(
    ...groups.flatMap(({ parts }) => [...parts.values()].map(({ timesMs }) => timesMs[0] ?? Infinity)),
  );
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
  const receipts = await lookClosely(
    connection,
    { looks, stepMs, seenFirst, environment: scope.environment },
    asking,
  );
  const items = found.map((one) => toDeployment(one, { connection, stepMs, seenFirst, scope }));
  const notices =
    older.length === 0
      ? []
      : [
          `Already serving where the data begin, so their deployment is older than that: ${older.sort().join(', ')}.`,
        ];
  const all = { ...answer, receipts: [...answer.receipts, ...receipts] };
  return collectedOf({
    items: items.toSorted((a, b) => a.finishedAtMs - b.finishedAtMs),
    answer: all,
    window,
    rejections,
    notices,
    nowMs: asking.nowMs,
  });
}

interface Facts {
  readonly connection: Connection;
  readonly stepMs: number;
  readonly seenFirst: SeenFirst;
  readonly scope: WindowScope;
}

function toDeployment(one: Found, { connection, stepMs, seenFirst, scope }: Facts): Deployment {
  const exactMs = seenFirst.get(keyOf(one));
  // The step in which it was seen may end after the window does, in the future.
  const firstMs = exactMs ?? Math.min(one.atMs, scope.window.endMs);
  return {
    sourceId: connection.context.sourceId,
    releaseName: one.release,
    serviceNames: one.service === null ? [] : [one.service],
    environment: scope.environment,
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
