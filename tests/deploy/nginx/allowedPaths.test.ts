import { beforeAll, describe, expect, test } from 'vitest';
import { fetchFromWorld } from '../../../mocks/node.ts';
import { startEngine } from '../../../src/engine/engine.ts';
import { vendorIds } from '../../../src/engine/adapters/registry.ts';
import { allowedPaths } from '../../../deploy/nginx/allowedPaths.ts';
import { readSources } from '../../../deploy/nginx/readSources.ts';
import type { ProxiedSource } from '../../../deploy/nginx/sourceBlocks.ts';
import { demoSettings, STORY_NOW_MS, WHOLE_VIEW } from '../../engine/demoEngine.ts';
import { freshSeconds, openPath, sourceOf } from './openAddresses.ts';

interface Asked {
  readonly method: string;
  readonly address: string;
}

/** Everything that the engine asks of the demo's six tools for every screen. */
async function askEverything(settings: unknown): Promise<readonly Asked[]> {
  const asked: Asked[] = [];
  const answer = fetchFromWorld({ scenario: 'bad-release', seed: 7, storyNowMs: STORY_NOW_MS });
  const started = await startEngine(settings, {
    fetch: (input, init) => {
      asked.push({ method: init.method ?? 'GET', address: input });
      return answer(input, init);
    },
    clock: { nowMs: () => STORY_NOW_MS },
    random: () => 0.5,
  });
  if (started.kind === 'faults') throw new Error(JSON.stringify(started.faults));
  const signal = AbortSignal.timeout(60_000);
  const { engine } = started;
  const overview = await engine.settled({ kind: 'overview', view: WHOLE_VIEW }, signal);
  if (!('rows' in overview.body)) throw new Error('This is no overview.');
  const releaseId = overview.body.rows[0]?.release.id ?? '';
  for (const question of [
    { kind: 'release', view: WHOLE_VIEW, releaseId },
    { kind: 'watch', view: WHOLE_VIEW, releaseId: null },
    { kind: 'compare', view: WHOLE_VIEW, a: null, b: null },
    { kind: 'trends', view: WHOLE_VIEW },
    { kind: 'sources', view: WHOLE_VIEW },
  ] as const) {
    await engine.settled(question, signal);
  }
  return asked;
}

describe('the addresses that the proxy lets through', () => {
  let asked: readonly Asked[];
  let sources: readonly ProxiedSource[];
  beforeAll(async () => {
    const settings = await demoSettings();
    const variables = ['METRICS', 'ALERTS', 'ERRORS', 'TICKETS', 'BOARD', 'HELPDESK'];
    const environment = Object.fromEntries(
      variables.map((name) => [`HOLDFAST_${name}_URL`, 'http://tool.test']),
    );
    const read = readSources(settings, environment);
    expect(read.faults).toEqual([]);
    sources = read.sources;
    asked = await askEverything(settings);
  }, 120_000);

  const sourceFor = (address: string) => sources.find(({ id }) => address.startsWith(`/api/${id}/`));

  test('are listed for every vendor there is', () => {
    expect(Object.keys(allowedPaths).sort()).toEqual([...vendorIds].sort());
  });

  test('hold everything that the app asks, unchanged on its way', () => {
    expect(asked.length).toBeGreaterThan(100);
    expect(new Set(asked.map(({ address }) => sourceFor(address)?.id))).toEqual(
      new Set(sources.map(({ id }) => id)),
    );
    const refused = asked.filter(({ method, address }) => {
      const source = sourceFor(address);
      if (source === undefined) return true;
      const path = address.slice(`/api/${source.id}`.length).replace(/\?.*$/, '');
      return openPath(source, method, address) !== path;
    });
    expect(refused).toEqual([]);
  });

  test('keep the newest hours for less than a refresh, and long stretches for minutes', () => {
    const metrics = sourceOf('prometheus');
    const queries = [...new Set(asked.map(({ address }) => address))]
      .filter((address) => address.startsWith('/api/metrics/api/v1/query?'))
      .map((address) => address.slice('/api/metrics'.length));
    const subqueries = queries.map((address) => /%29%5B(\d+[a-z])%3A/.exec(address)?.[1] ?? 'instant');
    expect(new Set(subqueries)).toEqual(new Set(['5d', '6h', '1d', 'instant']));
    for (const [i, address] of queries.entries()) {
      const isStretch = subqueries[i]?.endsWith('d') === true;
      expect(freshSeconds(metrics, address), address).toBe(isStretch ? 255 : 25);
    }
    expect(freshSeconds(metrics, '/api/v1/query_range?query=up')).toBe(255);
    expect(freshSeconds(sourceOf('sentry'), '/api/0/organizations/o/sessions/?x=1')).toBe(51);
    expect(freshSeconds(sourceOf('jira'), '/rest/api/3/search/jql')).toBe(102);
  });
});

describe('an address that the app does not ask', () => {
  const open = (address: string, method = 'GET', vendor = 'sentry') =>
    openPath(sourceOf(vendor), method, address);
  const commits = '/api/tool/api/0/organizations/acme/releases/NAME/commits/';

  test('is open for names with signs of versions in them', () => {
    for (const name of ['shop%402.4.0%2B714', 'a.b', '1..2', '50%25', '%C3%A4', "v~1_(x)!'*"]) {
      const address = commits.replace('NAME', name);
      expect(open(address), name).toBe(address.slice('/api/tool'.length));
    }
  });

  test.each([
    '..',
    '.',
    '%2e%2e',
    '%2E%2E',
    '..%2f..',
    'a%2Fb',
    'a%5Cb',
    'a%00',
    'a%0A',
    'a;b',
    'a%3Bb',
    'a%252Fb',
    'a%7F',
    'a/b',
    '',
    'a\\b',
    'a b',
    'a%',
    'a%zz',
    'a"b',
    '$host',
    '{x}',
  ])('is refused with the name "%s"', (name) => {
    expect(open(commits.replace('NAME', name))).toBeNull();
  });

  test.each([
    ['another endpoint', 'GET', '/api/tool/api/0/organizations/acme/members/'],
    ['the end of an open one missing', 'GET', '/api/tool/api/0/organizations/acme/releases'],
    ['something after an open one', 'GET', '/api/tool/api/settings/x'],
    ['a step back to an open one', 'GET', '/api/tool/x/../api/settings/'],
    ['two slashes', 'GET', '/api/tool//api/settings/'],
    ['another source', 'GET', '/api/tool2/api/settings/'],
    ['a whole address', 'GET', 'http://tool.test/api/tool/api/settings/'],
    ['another method', 'POST', '/api/tool/api/settings/'],
    ['a method in small letters', 'get', '/api/tool/api/settings/'],
    ['a deletion', 'DELETE', '/api/tool/api/0/organizations/acme/issues/'],
  ])('is refused: %s', (_what, method, address) => {
    expect(open(address, method)).toBeNull();
  });

  test('POST is open only where the question is in the body', () => {
    expect(open('/api/tool/rest/api/3/search/jql', 'POST', 'jira')).toBe('/rest/api/3/search/jql');
    expect(open('/api/tool/rest/api/3/search/jql', 'GET', 'jira')).toBeNull();
    expect(open('/api/tool/rest/api/3/issue', 'POST', 'jira')).toBeNull();
    expect(open('/api/tool/api/v1/admin/tsdb/delete_series', 'POST', 'prometheus')).toBeNull();
    expect(open('/api/tool/issues.json', 'POST', 'redmine')).toBeNull();
  });

  test("the source's base path is put before, and a number is a number", () => {
    const source = sourceOf('redmine', 'https://tools.test/red.mine/');
    expect(openPath(source, 'GET', '/api/tool/issues/17.json?include=journals')).toBe(
      '/red.mine/issues/17.json',
    );
    expect(openPath(source, 'GET', '/api/tool/issues/new.json')).toBeNull();
  });
});
