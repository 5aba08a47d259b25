import type { RequestReceipt } from '../../domain/collected.ts';
import type { Asking } from '../contract.ts';
import { askRange } from './api.ts';
import { presenceMetric, scopeMatchers, serviceMatcher } from './connection.ts';
import type { Connection } from './connection.ts';
import { oneOf } from './promql.ts';
import { presenceBy } from './queries.ts';

/** Exact first moments by group and coarse moment: the past does not change, so that each is asked once per session. */
export type SeenFirst = Map<string, number>;

export interface Found {
  readonly service: string | null;
  readonly release: string;
  readonly atMs: number;
}

interface Look {
  readonly looks: readonly Found[];
  readonly stepMs: number;
  readonly seenFirst: SeenFirst;
  readonly environment: string;
}

/** Asks for each appearance that is not known exactly yet, within the step before it was first seen. */
export async function lookClosely(
  connection: Connection,
  { looks, stepMs, seenFirst, environment }: Look,
  asking: Asking,
): Promise<readonly RequestReceipt[]> {
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
        const firstMs = Math.min(
          ...answer.matrices.flatMap(({ series }) => series.map(({ timesMs }) => timesMs[0] ?? Infinity)),
        );
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

/** Which versions were there at each step; `only` one of them at a close look. */
export function presence(connection: Connection, { environment, stepMs, only }: Presence): string {
  const { names } = connection;
  const { metric, matchers } = presenceMetric(connection);
  const { serviceLabel, releaseLabel } = names;
  const which =
    only === null
      ? [serviceMatcher(serviceLabel, connection)]
      : [
          only.service === null ? null : oneOf(serviceLabel, [only.service]),
          oneOf(releaseLabel, [only.release]),
        ];
  const all = [...which, ...matchers, ...scopeMatchers(connection, environment)];
  return presenceBy({ metric, matchers: all, bucketMs: stepMs, by: [serviceLabel, releaseLabel] });
}

export function keyOf({ service, release, atMs }: Found): string {
  return `${service ?? ''}\n${release}\n${atMs}`;
}
