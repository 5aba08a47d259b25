import { http, HttpResponse } from 'msw';
import { activeToolFault, newestShownMs } from '../../world/toolFaults.ts';
import type { Told, VendorHandlers } from '../told.ts';
import { instantData, rangeData } from './answerQuery.ts';
import { projectSeries } from './project.ts';
import { ENDPOINT_LABEL, splitByEndpoint } from './splitByEndpoint.ts';
import { durationMs } from './promql/literals.ts';
import { parse } from './promql/parse.ts';
import { PromqlError } from './promql/syntax.ts';
import { selected } from './promql/stored.ts';
import type { Stored } from './promql/stored.ts';
import type { Labels, StoredSeries } from './sampleStore.ts';

const PARTIAL_WARNING =
  'receive series from Addr: sidecar-mobile:10901 LabelSets: {} : rpc error: code = Unavailable desc = connection refused';

/** Prometheus' HTTP API v1, as far as Holdfast and a curious user ask it. */
export const handlers: VendorHandlers = (told, { base, services }) => {
  const api = `*${base}/api/v1`;
  const storedNow = (asked: 'labels' | { readonly query: string }): Stored => {
    const series = seriesOf(told, services);
    const apart = asked === 'labels' || asked.query.includes(ENDPOINT_LABEL);
    return {
      series: apart ? splitByEndpoint(series) : series,
      shownMs: newestShownMs(told, 'metrics'),
    };
  };
  const query = (params: URLSearchParams) =>
    instantData(
      textIn(params, 'query'),
      timeIn(params, 'time', told.nowMs()),
      storedNow({ query: textIn(params, 'query') }),
    );
  const queryRange = (params: URLSearchParams) => {
    const range = rangeIn(params);
    return rangeData(range, storedNow(range));
  };
  const labelNames = (params: URLSearchParams) =>
    listJson(labelsIn(params, storedNow('labels')).flatMap((labels) => Object.keys(labels)));
  const series = (params: URLSearchParams) => JSON.stringify(labelsIn(params, storedNow('labels')));
  return [
    ...both(`${api}/query`, told, query),
    ...both(`${api}/query_range`, told, queryRange),
    ...both(`${api}/labels`, told, labelNames),
    ...both(`${api}/series`, told, series),
    http.get(`${api}/label/:name/values`, ({ request, params: { name } }) =>
      answer(told, () =>
        listJson(
          labelsIn(new URL(request.url).searchParams, storedNow('labels')).flatMap(
            (labels) => labels[String(name)] ?? [],
          ),
        ),
      ),
    ),
    http.get(`${api}/status/buildinfo`, () =>
      answer(told, () =>
        JSON.stringify({
          version: '3.8.1',
          revision: 'demo',
          branch: 'HEAD',
          buildUser: 'demo',
          buildDate: '20260901-08:00:00',
          goVersion: 'go1.26.1',
        }),
      ),
    ),
    http.get(`${api}/metadata`, () => answer(told, () => JSON.stringify(METADATA))),
  ];
};

const METADATA = {
  http_requests_total: [{ type: 'counter', help: 'Requests answered, by status code.', unit: '' }],
  transactions_total: [{ type: 'counter', help: 'Attempts of a journey, by outcome.', unit: '' }],
  http_request_duration_seconds: [{ type: 'histogram', help: 'Time to answer a request.', unit: 'seconds' }],
  probe_success: [{ type: 'gauge', help: 'Displays whether or not the probe was a success', unit: '' }],
  app_build_info: [{ type: 'gauge', help: 'Always 1; its labels tell the version that runs.', unit: '' }],
};

/** A GET with a query string, or a POST with a form, as for long queries. */
function both(path: string, told: Told, data: (params: URLSearchParams) => string) {
  return [
    http.get(path, ({ request }) => answer(told, () => data(new URL(request.url).searchParams))),
    http.post(path, async ({ request }) => {
      const form = new URLSearchParams(await request.text());
      return answer(told, () => data(new URLSearchParams([...new URL(request.url).searchParams, ...form])));
    }),
  ];
}

function answer(told: Told, data: () => string): Response {
  try {
    const warnings = isPartial(told) ? `,"warnings":${JSON.stringify([PARTIAL_WARNING])}` : '';
    return json(`{"status":"success","data":${data()}${warnings}}`, 200);
  } catch (error) {
    if (!(error instanceof PromqlError)) throw error;
    return json(
      JSON.stringify({ status: 'error', errorType: error.type, error: error.message }),
      error.status,
    );
  }
}

function json(body: string, status: number): Response {
  return new HttpResponse(body, { status, headers: { 'Content-Type': 'application/json' } });
}

function isPartial(told: Told): boolean {
  return activeToolFault(told, 'metrics', 'partial') !== null;
}

/** In a partial answer the part that watches the phones is missing. */
function seriesOf(told: Told, services: readonly string[]): readonly StoredSeries[] {
  const series = projectSeries(told.world, services);
  return isPartial(told) ? series.filter(({ labels }) => labels['platform'] !== 'mobile') : series;
}

function textIn(params: URLSearchParams, name: string): string {
  return params.get(name) ?? '';
}

function timeIn(params: URLSearchParams, name: string, otherwiseMs?: number): number {
  const text = params.get(name);
  if (text === null && otherwiseMs !== undefined) return otherwiseMs;
  const seconds = Number(text);
  const timeMs =
    text === null || text === '' ? NaN : Number.isNaN(seconds) ? Date.parse(text) : seconds * 1000;
  if (Number.isNaN(timeMs))
    throw new PromqlError(
      400,
      `invalid parameter ${JSON.stringify(name)}: cannot parse ${JSON.stringify(text ?? '')} to a valid timestamp`,
    );
  return Math.round(timeMs);
}

function rangeIn(params: URLSearchParams) {
  return {
    query: textIn(params, 'query'),
    startMs: timeIn(params, 'start'),
    endMs: timeIn(params, 'end'),
    stepMs: Math.round(durationMs(textIn(params, 'step'))),
  };
}

/** Label sets of the series selected by match[] that had samples in the time asked for. */
function labelsIn(params: URLSearchParams, stored: Stored): readonly Labels[] {
  const startMs = timeIn(params, 'start', -Infinity);
  const endMs = timeIn(params, 'end', Infinity);
  const selectors = params.getAll('match[]').map((text) => {
    const expression = parse(text);
    if (expression.kind !== 'selector')
      throw new PromqlError(400, 'invalid parameter "match[]": not a series selector');
    return expression;
  });
  const chosen =
    selectors.length === 0 ? stored.series : selectors.flatMap((selector) => selected(selector, stored));
  const shownTo = Math.min(endMs, stored.shownMs);
  return chosen
    .filter(({ stretches }) =>
      stretches.some(({ firstMs, lastMs }) => firstMs <= shownTo && lastMs >= startMs),
    )
    .map(({ labels }) => labels);
}

function listJson(names: readonly string[]): string {
  return JSON.stringify([...new Set(names)].sort());
}
