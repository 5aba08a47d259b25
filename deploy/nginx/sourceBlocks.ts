import type { Target } from '../dev-proxy/readTargets.ts';
import { allowedPaths, bodyTypes, tellsItsKey, type AllowedPath, type Pace } from './allowedPaths.ts';
import { quoted } from './nginxText.ts';
import { pathPattern } from './pathPattern.ts';

/** One source as the proxy knows it. */
export interface ProxiedSource {
  /** The segment after `/api/`. */
  readonly id: string;
  readonly vendor: string;
  readonly target: Target;
}

export interface Times {
  /** `refreshSeconds` of the settings. */
  readonly refreshSeconds: number;
  /** How long a source may think. */
  readonly answerWithinSeconds: number;
  /** How long a source that failed three times is left alone. */
  readonly restSeconds: number;
}

/** The cache's share of the interval at which screens ask again. With what the next constant adds it must stay below the
 *  shortest interval, 0.95 of the nominal one, or a lonely screen would always be given its own last answer. */
const FRESH_SHARE = 0.85;
/** Old answers are given this much longer while the new one is fetched. */
const RENEW_SHARE = 0.05;

/** In the `http` block: which addresses are open, how long answers are fresh, and the inner hop with the credentials. */
export function sourceBlock(source: ProxiedSource, times: Times, folder: string): string[] {
  const { id, vendor, target } = source;
  const name = nameOf(id);
  const base = target.url.pathname.replace(/\/$/, '');
  const paths = allowedPaths[vendor] ?? [];
  return [
    `# ${id}`,
    `map "$request_method:$request_uri" $holdfast_${name}_path {`,
    '  default "";',
    ...new Set(paths.map((allowed) => `  ${openAddress(id, base, allowed)}`)),
    '}',
    // Asked by the inner hop, whose addresses begin with the source's own base path.
    `map $request_uri $holdfast_${name}_fresh {`,
    `  default ${quoted(freshness('list', times))};`,
    ...paths.map(({ path, query, pace }) => {
      const tail = query === undefined ? String.raw`(?:\?|$)` : String.raw`\?.*${query}`;
      return `  "~^${pathPattern(base)}/${pathPattern(path)}${tail}" ${quoted(freshness(pace, times))};`;
    }),
    '}',
    // nginx ignores max_fails where a server is the only one; the second one refuses at once, so that a dead source is asked
    // a few times a quarter of a minute, not by every screen.
    `upstream holdfast_${name}_source {`,
    `  zone holdfast_${name} 64k;`,
    `  server ${target.url.hostname}:${portOf(target.url)} max_fails=3 fail_timeout=${times.restSeconds}s;`,
    '  server 127.0.0.1:9 backup;',
    '  keepalive 8;',
    '}',
    `upstream holdfast_${name}_inner {`,
    `  server unix:${folder}/${id}.sock;`,
    '  keepalive 32;',
    '}',
    'server {',
    `  listen unix:${folder}/${id}.sock;`,
    `  include ${folder}/inner-hop.conf;`,
    `  proxy_read_timeout ${times.answerWithinSeconds}s;`,
    `  proxy_next_upstream_timeout ${times.answerWithinSeconds}s;`,
    '  # Errors carry none of this: they are kept for seconds, by status.',
    `  add_header Cache-Control $holdfast_${name}_fresh;`,
    '  location / {',
    `    include ${folder}/secrets/${id}.conf;`,
    `    proxy_set_header Host ${quoted(target.url.host)};`,
    '    proxy_set_header Connection "";',
    '    proxy_set_header Accept application/json;',
    '    proxy_set_header User-Agent Holdfast;',
    `    proxy_set_header Content-Type ${quoted(bodyTypes[vendor] ?? '')};`,
    ...(target.url.protocol === 'https:' ? [`    proxy_ssl_name ${quoted(target.url.hostname)};`] : []),
    `    proxy_pass ${target.url.protocol}//holdfast_${name}_source;`,
    '  }',
    '  location @redirected {',
    '    default_type application/json;',
    `    return 502 '{"error":"The source answered with a redirect. Set its final address in the _URL variable."}';`,
    '  }',
    '  location @unreachable {',
    '    default_type application/json;',
    `    return 502 '{"error":"The source could not be reached, or fails; it is asked again within ${times.restSeconds} seconds."}';`,
    '  }',
    '}',
  ];
}

/** In the page's server: `/api/<id>/`. */
export function sourceRoute({ id }: ProxiedSource, times: Times, folder: string): string[] {
  const name = nameOf(id);
  // A little longer than the inner hop: its words are better than ours.
  const seconds = times.answerWithinSeconds + 5;
  return [
    `location ^~ /api/${id}/ {`,
    `  include ${folder}/api-headers.conf;`,
    `  include ${folder}/outer-hop.conf;`,
    '  default_type application/json;',
    `  if ($holdfast_foreign) { return 403 '{"error":"Only Holdfast itself may ask here."}'; }`,
    `  if ($holdfast_${name}_path = "") { return 404 '{"error":"Holdfast does not ask this of its source."}'; }`,
    `  proxy_read_timeout ${seconds}s;`,
    `  proxy_cache_lock_timeout ${seconds}s;`,
    `  proxy_cache_lock_age ${seconds}s;`,
    `  proxy_cache_key "${id}|$holdfast_${name}_path|$args|$request_body";`,
    // Host and scheme are fixed here; the path is one of the map's, with the client's own bytes in single segments only.
    `  proxy_pass http://holdfast_${name}_inner$holdfast_${name}_path$is_args$args;`,
    '}',
  ];
}

/**
 * Headers that only the inner hop adds. A vendor that tells a user its own key has it struck out of every answer, which must
 * then come unpacked.
 */
export function secretLines({ vendor, target }: ProxiedSource): string[] {
  const values = Object.entries(target.headers);
  const added = values.map(([header, value]) => `proxy_set_header ${header} ${quoted(value)};`);
  if (!tellsItsKey.has(vendor)) return [...added, 'proxy_set_header Accept-Encoding gzip;'];
  return [
    ...added,
    'proxy_set_header Accept-Encoding "";',
    'sub_filter_types application/json;',
    'sub_filter_once off;',
    ...values.map(([, value]) => `sub_filter ${quoted(value.replace(/^\w+ /, ''))} "***";`),
  ];
}

function openAddress(id: string, base: string, { methods, path }: AllowedPath): string {
  const verbs = { GET: 'GET|HEAD', POST: 'POST', both: 'GET|HEAD|POST' }[methods];
  return `"~^(?:${verbs}):/api/${id}(/${pathPattern(path)})(?:\\?.*)?$" "${base}$1";`;
}

function freshness(pace: Pace, { refreshSeconds }: Times): string {
  const every = {
    live: refreshSeconds,
    minute: Math.max(60, refreshSeconds),
    list: 4 * refreshSeconds,
    stretch: Math.max(300, refreshSeconds),
  }[pace];
  const fresh = Math.max(1, Math.floor(every * FRESH_SHARE));
  const renew = Math.max(1, Math.floor(every * RENEW_SHARE));
  return `max-age=${fresh}, stale-while-revalidate=${renew}`;
}

/** nginx' variables have no dashes; ids have no underscores. */
function nameOf(id: string): string {
  return id.replaceAll('-', '_');
}

function portOf(url: URL): string {
  if (url.port !== '') return url.port;
  return url.protocol === 'https:' ? '443' : '80';
}
