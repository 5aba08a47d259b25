import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { chooseNames } from '../../../../src/engine/adapters/prometheus/chooseNames.ts';
import { prometheusSettings } from '../../../../src/engine/adapters/prometheus/settings.ts';

const names = (written: unknown) => chooseNames(prometheusSettings.parse(written));

function faults(written: unknown) {
  const result = prometheusSettings.safeParse(written);
  return result.success
    ? []
    : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('settings', () => {
  test('may be empty', () => {
    expect(names({})).toMatchObject({
      releaseLabel: 'version',
      serviceLabel: 'job',
      requests: { metric: 'http_requests_total', failed: 'code=~"5.."' },
    });
  });

  test('change one name of a preset and leave the others', () => {
    const chosen = names({
      preset: 'micrometer',
      latency: { unit: 'ms' },
      requests: { failureMatcher: 'status="500"' },
    });
    expect(chosen.latency).toMatchObject({ metric: 'http_server_requests_seconds', unit: 'ms' });
    expect(chosen.requests).toMatchObject({
      metric: 'http_server_requests_seconds_count',
      failed: 'status="500"',
    });
  });

  test('exclude by the opposite matcher', () => {
    expect(names({ requests: { excludeMatcher: 'path="/healthz"' } }).requests.matchers).toEqual([
      'path!="/healthz"',
    ]);
  });

  test('with a release label of their own need no info metric', () => {
    expect(names({ preset: 'otel-http' }).infoMetric).not.toBeNull();
    expect(names({ preset: 'otel-http', releaseLabel: 'service_version' })).toMatchObject({
      infoMetric: null,
      releaseLabel: 'service_version',
    });
  });

  test('take the version’s label from the info metric', () => {
    const infoMetric = { metric: 'app_build_info', releaseLabel: 'release', on: ['instance'] };
    expect(names({ infoMetric })).toMatchObject({ releaseLabel: 'release', infoMetric });
  });

  test('that are wrong are all listed at once, each with what to do', () => {
    const found = faults({
      preset: 'graphite',
      requests: { failureMatcher: 'code 5xx' },
      latency: { metric: 'x_bucket', unit: 'minutes' },
      transactions: { failureMatcher: 'a="b"', successMatcher: 'c="d"' },
      scrapeSeconds: 0,
      colour: 'red',
    });
    expect(found).toHaveLength(7);
    expect(found.find((text) => text.startsWith('preset'))).toContain('http-requests, micrometer');
    expect(found.find((text) => text.startsWith('requests.failureMatcher'))).toContain(
      'for example code=~"5.."',
    );
    expect(found.find((text) => text.startsWith('latency.metric'))).toContain('without _bucket');
    expect(found.find((text) => text.startsWith('transactions.successMatcher'))).toContain('not both');
  });

  test('can be published as a JSON Schema', () => {
    expect(Object.keys(z.toJSONSchema(prometheusSettings, { io: 'input' }).properties ?? {})).toContain(
      'releaseLabel',
    );
  });
});
