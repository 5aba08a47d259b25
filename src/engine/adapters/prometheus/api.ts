import type { RequestReceipt } from '../../domain/collected.ts';
import type { AdapterContext, Asking } from '../contract.ts';
import type { SourceAnswer } from '../transport/request.ts';
import { decodeMatrix } from './decodeMatrix.ts';
import type { Matrix } from './matrix.ts';
import { duration } from './promql.ts';
import type { Chunk, QueryTimes } from './queryTimes.ts';

/** Beyond this, proxies on the way may cut a URL: the query goes into the body, where the API takes it as well. */
const LONGEST_URL = 2000;

export interface MatrixAnswer {
  readonly matrices: readonly Matrix[];
  readonly receipts: readonly RequestReceipt[];
}

/**
 * A finished stretch goes to `query_range`. The newest stretch is an instant query of a subquery without a time: its URL
 * never changes, the server aligns the steps to the clock, and a cache in front of it serves any number of screens.
 */
export async function askMatrix(
  context: AdapterContext,
  question: { readonly expression: string; readonly times: QueryTimes },
  asking: Asking,
): Promise<MatrixAnswer> {
  const { expression, times } = question;
  if (times.kind === 'past')
    return askRange(context, { expression, stepMs: times.bucketMs, chunks: times.chunks }, asking);
  const query = `(${expression})[${duration(times.lengthMs)}:${duration(times.bucketMs)}]`;
  const vendorUrl = screen(context, expression, times.lengthMs);
  const answer = await ask(context, { path: 'api/v1/query', params: { query }, vendorUrl }, asking);
  return { matrices: [decodeMatrix(answer, context.sourceId)], receipts: [answer.receipt] };
}

export async function askRange(
  context: AdapterContext,
  question: { readonly expression: string; readonly stepMs: number; readonly chunks: readonly Chunk[] },
  asking: Asking,
): Promise<MatrixAnswer> {
  const { expression, stepMs, chunks } = question;
  const answers = await Promise.all(
    chunks.map(({ startMs, endMs }) => {
      const params = {
        query: expression,
        start: seconds(startMs),
        end: seconds(endMs),
        step: seconds(stepMs),
      };
      const vendorUrl = screen(context, expression, endMs - startMs + stepMs, endMs);
      return ask(context, { path: 'api/v1/query_range', params, vendorUrl }, asking);
    }),
  );
  return {
    matrices: answers.map((answer) => decodeMatrix(answer, context.sourceId)),
    receipts: answers.map((answer) => answer.receipt),
  };
}

/** One value per series, now. */
export async function askInstant(
  context: AdapterContext,
  query: string,
  asking: Asking,
): Promise<MatrixAnswer> {
  const answer = await ask(
    context,
    { path: 'api/v1/query', params: { query }, vendorUrl: screen(context, query, 3_600_000) },
    asking,
  );
  return { matrices: [decodeMatrix(answer, context.sourceId)], receipts: [answer.receipt] };
}

interface ApiCall {
  readonly path: string;
  readonly params: Readonly<Record<string, string>>;
  readonly vendorUrl?: string | null;
}

export function ask(
  context: AdapterContext,
  { path, params, vendorUrl = null }: ApiCall,
  asking: Asking,
): Promise<SourceAnswer> {
  const search = new URLSearchParams(params);
  const shared = { path, query: params['query'] ?? null, vendorUrl, signal: asking.signal };
  if (path.length + search.toString().length + 1 <= LONGEST_URL)
    return context.request({ ...shared, method: 'GET', search });
  return context.request({ ...shared, method: 'POST', body: { kind: 'form', value: search } });
}

function seconds(ms: number): string {
  return String(ms / 1000);
}

/** The expression browser of Prometheus, Thanos and VictoriaMetrics' own `/graph` redirect read the same parameters. */
function screen(
  { screenUrl }: AdapterContext,
  expression: string,
  lengthMs: number,
  endMs?: number,
): string | null {
  if (screenUrl === null) return null;
  const search = new URLSearchParams({
    'g0.expr': expression,
    'g0.tab': '0',
    'g0.range_input': duration(lengthMs),
  });
  if (endMs !== undefined)
    search.set('g0.end_input', new Date(endMs).toISOString().slice(0, 19).replace('T', ' '));
  return `${screenUrl.replace(/\/$/, '')}/graph?${search}`;
}
