import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { securityHeaders } from '../../../deploy/dev-proxy/securityHeaders.ts';
import { nginxFiles } from '../../../deploy/nginx/nginxFiles.ts';
import { fill, quoted } from '../../../deploy/nginx/nginxText.ts';
import { readSources } from '../../../deploy/nginx/readSources.ts';
import { storeFiles } from '../../../deploy/nginx/storeFiles.ts';

const settings = {
  sources: [
    { id: 'metrics', vendor: 'prometheus', url: '/api/metrics/' },
    { id: 'error-tracker', vendor: 'sentry', url: '/api/error-tracker' },
    { id: 'open', vendor: 'prometheus', url: 'https://open.example' },
  ],
};
const environment = {
  HOLDFAST_METRICS_URL: 'http://metrics.internal:9090/base/',
  HOLDFAST_ERROR_TRACKER_URL: 'https://errors.example',
  HOLDFAST_ERROR_TRACKER_AUTHORIZATION: 'Bearer s3cr3t-$x"\\',
};
const html = '<style>a{b:c}</style><script>go();</script>';

function filesOf(): ReadonlyMap<string, string> {
  const { sources, refreshSeconds } = readSources(settings, environment);
  const files = nginxFiles({
    folder: '/srv/nginx',
    dist: '/srv/dist',
    html,
    listen: '127.0.0.1:8080',
    names: ['releases.example.org'],
    sources,
    times: { refreshSeconds, answerWithinSeconds: 20, restSeconds: 15 },
  });
  return new Map(files.map(({ name, text }) => [name, text]));
}

describe('readSources', () => {
  test('takes the sources that are asked through this origin', () => {
    const { sources, faults, refreshSeconds } = readSources(settings, environment);
    expect(faults).toEqual([]);
    expect(refreshSeconds).toBe(30);
    expect(sources.map(({ id, vendor }) => [id, vendor])).toEqual([
      ['metrics', 'prometheus'],
      ['error-tracker', 'sentry'],
    ]);
  });

  test('lists everything that is missing, and never a value', () => {
    const { faults } = readSources(
      { sources: [...settings.sources, { id: 'x', vendor: 'unheard', url: '/api/x/' }] },
      { HOLDFAST_ERROR_TRACKER_URL: 'https://u:pw@errors.example' },
    );
    expect(faults).toEqual([
      'HOLDFAST_ERROR_TRACKER_URL carries credentials; move them to HOLDFAST_ERROR_TRACKER_AUTHORIZATION.',
      'Source metrics: HOLDFAST_METRICS_URL is not set.',
      'Source x: no list of addresses for unheard (deploy/nginx/allowedPaths.ts).',
    ]);
  });

  test('refuses what a line of the configuration cannot hold', () => {
    const faultsOf = (variables: Record<string, string>) =>
      readSources(settings, { ...environment, ...variables }).faults;
    expect(faultsOf({ HOLDFAST_METRICS_URL: 'http://m.internal/$host' })).toEqual([
      'HOLDFAST_METRICS_URL has signs in its path that this proxy does not take.',
    ]);
    expect(faultsOf({ HOLDFAST_METRICS_AUTHORIZATION: 'Basic ü' })).toEqual([
      'A header of HOLDFAST_METRICS has other signs than printable ASCII.',
    ]);
    expect(readSources('nothing', environment).faults).toHaveLength(1);
  });
});

describe('the written configuration', () => {
  test('holds credentials in the files below secrets/ only', () => {
    const files = filesOf();
    expect(files.get('secrets/error-tracker.conf')).toBe(
      'proxy_set_header authorization "Bearer s3cr3t-${dollar}x\\"\\\\";\nproxy_set_header Accept-Encoding gzip;\n',
    );
    for (const [name, text] of files) {
      if (name !== 'secrets/error-tracker.conf') expect(text, name).not.toContain('s3cr3t');
    }
  });

  test('has the same security headers as the preview server', () => {
    const text = filesOf().get('page-headers.conf');
    for (const [name, value] of Object.entries(securityHeaders(html))) {
      expect(text).toContain(`add_header ${name} "${value}" always;`);
    }
    expect(text).toContain('sha256-');
  });

  test('names no host in proxy_pass but its own upstreams', () => {
    const passes = [...(filesOf().get('nginx.conf') ?? '').matchAll(/proxy_pass (\S+);/g)].map(
      ([, to = '']) => to,
    );
    expect(passes.toSorted()).toEqual([
      'http://holdfast_error_tracker_inner$holdfast_error_tracker_path$is_args$args',
      'http://holdfast_metrics_inner$holdfast_metrics_path$is_args$args',
      'http://holdfast_metrics_source',
      'https://holdfast_error_tracker_source',
    ]);
  });

  test('leaves no place of the template open', () => {
    for (const [name, text] of filesOf()) expect(text.match(/@[a-z]+@/g), name).toBeNull();
    expect(() => fill('listen @port@;', {})).toThrow('@port@');
  });

  test('is for its owner alone', () => {
    const folder = mkdtempSync(join(tmpdir(), 'holdfast-nginx-'));
    try {
      storeFiles(folder, [{ name: 'secrets/one.conf', text: 'a' }]);
      storeFiles(folder, [{ name: 'secrets/one.conf', text: 'b' }]);
      expect(readFileSync(join(folder, 'secrets/one.conf'), 'utf8')).toBe('b');
      expect(statSync(join(folder, 'secrets/one.conf')).mode & 0o777).toBe(0o600);
      expect(statSync(join(folder, 'secrets')).mode & 0o777).toBe(0o700);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

test('a quoted value is taken literally', () => {
  expect(quoted('a "b" \\ $c')).toBe('"a \\"b\\" \\\\ ${dollar}c"');
});
