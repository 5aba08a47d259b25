import { readFileSync } from 'node:fs';
import { keptHere } from '../dev-proxy/forwardRequest.ts';
import { securityHeaders } from '../dev-proxy/securityHeaders.ts';
import { fill, indented, quoted } from './nginxText.ts';
import { secretLines, sourceBlock, sourceRoute, type ProxiedSource, type Times } from './sourceBlocks.ts';

export interface NginxOrder {
  /** Where the configuration, its sockets and the cache are; absolute. */
  readonly folder: string;
  /** The built app; absolute. */
  readonly dist: string;
  /** The built index.html, whose inline scripts the policy allows by hash. */
  readonly html: string;
  /** `127.0.0.1:8080`, or a port. */
  readonly listen: string;
  /** Host names that are answered. */
  readonly names: readonly string[];
  readonly sources: readonly ProxiedSource[];
  readonly times: Times;
  /** The trusted authorities for sources with https; Debian's bundle unless said otherwise. */
  readonly certificates?: string;
}

export interface NginxFile {
  readonly name: string;
  readonly text: string;
}

/** Headers of answers that are about their own origin, which would act on ours. */
const crossOriginHeaders = [
  'access-control-allow-origin',
  'access-control-allow-credentials',
  'access-control-allow-headers',
  'access-control-allow-methods',
  'access-control-expose-headers',
  'access-control-max-age',
];

/** The whole configuration. Files below `secrets/` hold credentials. */
export function nginxFiles(order: NginxOrder): readonly NginxFile[] {
  const { folder, dist, html, listen, names, sources, times } = order;
  const ours = securityHeaders(html);
  // What we say ourselves must not be said twice.
  const hiddenNames = new Set([
    ...keptHere,
    ...crossOriginHeaders,
    ...Object.keys(ours).map((name) => name.toLowerCase()),
    'x-cache',
    'x-data-date',
  ]);
  const hidden = [...hiddenNames].map((header) => `proxy_hide_header ${header};`);
  const values = {
    folder,
    dist,
    listen,
    names: names.join(' '),
    mimetypes: '/etc/nginx/mime.types',
    certificates: order.certificates ?? '/etc/ssl/certs/ca-certificates.crt',
    hidden: hidden.join('\n'),
    sources: sources.map((source) => indented(sourceBlock(source, times, folder), 2)).join('\n\n'),
    routes: sources.map((source) => indented(sourceRoute(source, times, folder), 4)).join('\n\n'),
  };
  return [
    { name: 'nginx.conf', text: fill(template('nginx.conf.template'), values) },
    { name: 'inner-hop.conf', text: fill(template('inner-hop.conf'), values) },
    { name: 'outer-hop.conf', text: fill(template('outer-hop.conf'), values) },
    { name: 'page-headers.conf', text: headerLines(ours) },
    { name: 'api-headers.conf', text: apiHeaderLines(ours) },
    ...sources.map((source) => ({
      name: `secrets/${source.id}.conf`,
      text: `${secretLines(source).join('\n')}\n`,
    })),
  ];
}

function template(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8');
}

function headerLines(headers: Readonly<Record<string, string>>): string {
  return Object.entries(headers)
    .map(([name, value]) => `add_header ${name} ${quoted(value)} always;\n`)
    .join('');
}

/** A source's HTML must not run as a page of ours; its answers are kept by this proxy alone, and tell their date. */
function apiHeaderLines(headers: Readonly<Record<string, string>>): string {
  const own = {
    ...headers,
    'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'Cache-Control': 'no-store',
  };
  return `${headerLines(own)}add_header X-Data-Date $upstream_http_date always;
add_header X-Cache $upstream_cache_status always;
`;
}
