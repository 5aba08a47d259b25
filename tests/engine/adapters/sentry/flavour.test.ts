import { describe, expect, it } from 'vitest';
import { sentry } from '../../../../src/engine/adapters/sentry/adapter.ts';
import { asking, DAY_MS, HOUR_MS, json, NOW_MS, tailOf, wire } from './connectSentry.ts';
import { sample } from './sample.ts';

const window = { startMs: NOW_MS - 7 * DAY_MS, endMs: NOW_MS };
const groupsScope = { environment: 'production', window, releaseNames: ['shop@2.4.0+714'] };
const projects = { shop: 'storefront' };

function glitchtip(url: URL): Response {
  if (url.pathname.endsWith('/api/settings/')) return json(sample('glitchtip-settings'));
  return json(url.pathname.endsWith('/issues/') ? sample('glitchtip-issues') : []);
}

describe('GlitchTip', () => {
  it('offers no sessions', () => {
    const { source } = wire(glitchtip, { flavour: 'glitchtip' });
    expect(Object.keys(source.capabilities).sort()).toEqual([
      'commits',
      'deployments',
      'errorGroups',
      'releases',
    ]);
  });

  it('is asked in its own words, and says what it cannot know', async () => {
    const { capabilities, asked } = wire(glitchtip, { flavour: 'glitchtip', projects });
    const { items, notices } = await capabilities.errorGroups(groupsScope, asking());
    expect(
      asked.map(({ searchParams }) => [
        searchParams.get('query'),
        searchParams.get('sort'),
        searchParams.has('project'),
      ]),
    ).toEqual([['release:"shop@2.4.0+714"', '-first_seen', false]]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      id: 'errors:12',
      events: 9,
      users: 2,
      firstReleaseName: 'shop@2.4.0+714',
      regression: null,
      serviceNames: ['shop'],
    });
    expect(notices.join(' ')).toContain('whole error group');
    expect(notices.join(' ')).toContain('came back');
  });
});

describe('flavour auto', () => {
  const span = { kind: 'past', window, bucketMs: HOUR_MS } as const;

  it('asks the server once which one it is', async () => {
    const { capabilities, asked } = wire(glitchtip, { flavour: 'auto', projects });
    const sessions = await capabilities.sessions({ environment: 'production', span }, asking());
    expect(sessions).toMatchObject({ items: [], incompleteness: ['GlitchTip counts no sessions.'] });
    await capabilities.releases({ environment: 'production', window }, asking());
    expect(asked.map(tailOf)).toEqual(['api/settings/', 'api/0/organizations/harbour/releases/']);
  });

  it('takes a refusal for Sentry', async () => {
    const { capabilities, asked } = wire(
      (url) => (tailOf(url) === 'api/settings/' ? new Response('<html>', { status: 404 }) : json([])),
      { flavour: 'auto' },
    );
    await capabilities.errorGroups(groupsScope, asking());
    expect(asked).toHaveLength(4);
  });

  it('does not guess when the server fails, and asks again the next time', async () => {
    let isUp = false;
    const { capabilities } = wire((url) => (isUp ? glitchtip(url) : new Response('', { status: 502 })), {
      flavour: 'auto',
      projects,
    });
    await expect(capabilities.errorGroups(groupsScope, asking())).rejects.toMatchObject({
      facts: { kind: 'vendor-fault' },
    });
    isUp = true;
    expect((await capabilities.errorGroups(groupsScope, asking())).items).toHaveLength(1);
  });
});

describe('probe', () => {
  it('repeats a refused origin in the vendor’s own words', async () => {
    const { source } = wire(() => new Response('"Invalid origin: https://dash.invalid"', { status: 400 }));
    const [first] = await source.probe(asking());
    expect(first?.ok).toBe(false);
    expect(first?.text).toContain('Invalid origin: https://dash.invalid');
    expect(first?.text).toContain('Authorized JavaScript Origins');
  });

  it('names the scope that is missing', async () => {
    const { source } = wire((url) => {
      if (url.pathname.endsWith('/issues/')) return new Response('{"detail":"no"}', { status: 403 });
      if (url.pathname.endsWith('/projects/'))
        return json(['shop', 'accounts', 'payments'].map((slug) => ({ slug, name: slug })));
      if (url.pathname.endsWith('/sessions/')) return json({ intervals: [], groups: [] });
      return tailOf(url) === 'api/settings/' ? new Response('', { status: 404 }) : json([]);
    });
    const failed = (await source.probe(asking())).filter(({ ok }) => !ok);
    expect(failed.map(({ text }) => text)).toEqual([expect.stringContaining('event:read')]);
  });

  it('proposes the flavour when the server is another one', async () => {
    const { source } = wire(glitchtip, { projects: { shop: 'storefront' } });
    expect((await source.probe(asking())).map(({ proposal }) => proposal)).toContainEqual({
      flavour: 'glitchtip',
    });
  });
});

it('settings refuse unknown keys and a missing organisation', () => {
  expect(sentry.settings.safeParse({ organization: 'harbour', organisation: 'x' }).success).toBe(false);
  expect(sentry.settings.safeParse({}).success).toBe(false);
});
