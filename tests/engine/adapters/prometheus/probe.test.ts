import { describe, expect, test } from 'vitest';
import { asking, wire, wireWorld } from './connectPrometheus.ts';
import type { Asked } from './connectPrometheus.ts';

interface FakeServer {
  readonly metrics?: readonly string[];
  readonly labels?: Readonly<Record<string, readonly string[]>>;
  readonly stats?: object;
  readonly status?: number;
}

/** A server with one series of each metric. */
const server =
  ({ metrics = ['http_requests_total'], labels = {}, stats, status = 200 }: FakeServer) =>
  ({ path, params }: Asked): Response => {
    const say = (data: unknown) =>
      Response.json({ status: 'success', data, ...(stats === undefined ? {} : { stats }) }, { status });
    const query = params.get('query') ?? '';
    if (status !== 200) return new Response('Unauthorized\n', { status });
    if (path === 'api/v1/status/buildinfo') return say({ version: stats === undefined ? '3.8.1' : '2.24.0' });
    if (path === 'api/v1/labels') return say(Object.keys(labels));
    const label = /^api\/v1\/label\/(.*)\/values$/.exec(path)?.[1];
    if (label !== undefined) return say(labels[label] ?? []);
    const found = metrics.filter((metric) => query.includes(metric));
    const result = query.startsWith('count by')
      ? found.map((name) => ({ metric: { __name__: name }, value: [1, '3'] }))
      : found.map(() => ({ metric: {}, value: [1, '3'] }));
    return say({ resultType: 'vector', result });
  };

const probeOf = (facts: FakeServer, settings = {}) => wire(server(facts), settings).source.probe(asking());

describe('the self-check', () => {
  test('is content with the simulated company', async () => {
    const findings = await wireWorld().source.probe(asking());
    expect(findings.map(({ ok }) => ok)).toEqual([true, true, true]);
    expect(findings[2]?.text).toContain('The label version of http_requests_total has');
  });

  test('proposes the label that holds the version', async () => {
    const findings = await probeOf({ labels: { job: ['shop'], app_version: ['2.3.0', '2.4.0'] } });
    expect(findings.at(-1)).toMatchObject({ ok: false, proposal: { releaseLabel: 'app_version' } });
    expect(findings.at(-1)?.text).toContain('app_version with 2 values');
  });

  test('proposes the preset whose metric is there', async () => {
    const findings = await probeOf({ metrics: ['traefik_service_requests_total'] });
    expect(findings.at(-1)).toMatchObject({ ok: false, proposal: { preset: 'traefik' } });
  });

  test('says when no known metric is there', async () => {
    expect((await probeOf({ metrics: [] })).at(-1)).toMatchObject({ ok: false, proposal: null });
  });

  test('warns of a version that is the tool’s own', async () => {
    for (const metric of ['prometheus_build_info', 'go_info', 'node_exporter_build_info']) {
      const settings = { infoMetric: { metric, releaseLabel: 'version', on: ['instance'] } };
      const findings = await probeOf({ labels: { version: ['3.8.1'] } }, settings);
      expect(findings.at(-1)?.ok).toBe(false);
      expect(findings.at(-1)?.text).toContain('the monitoring tool');
    }
    const product = await probeOf(
      { labels: { version: ['2.4.0'] } },
      { infoMetric: { metric: 'app_build_info', releaseLabel: 'version', on: ['job'] } },
    );
    expect(product.every(({ ok }) => ok)).toBe(true);
  });

  test('knows VictoriaMetrics by its statistics, not by the version it claims', async () => {
    const [first] = await probeOf({ stats: { seriesFetched: '1' }, labels: { version: ['2.4.0'] } });
    expect(first?.text).toContain('VictoriaMetrics');
    expect(first?.text).not.toContain('2.24.0');
  });

  test('puts a refusal into words instead of failing', async () => {
    expect(await probeOf({ status: 401 })).toMatchObject([{ ok: false, proposal: null }]);
  });
});
