import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { reopenings } from '../../../../src/engine/domain/ticketRules.ts';
import { DEMO_CREDENTIAL } from '../../../../mocks/vendors/jira/handlers.ts';
import { DAY_MS, DEMO_SETTINGS, NOW_MS, asking, canned, fromWorld, scopeOf, wire } from './connectJira.ts';

const page = sample('cloud-search-page');
const statuses = sample('statuses');
const ONE_PROJECT = { projects: { shop: 'SHOP' } };
const NO_HISTORY = { 'changelog/bulkfetch': { issueChangeLogs: [] }, status: statuses };

describe('Jira Cloud: what goes wrong in real life', () => {
  it('always asks for fields, and counts issues that come as bare ids', async () => {
    const { capabilities, sent } = wire(
      canned({ ...NO_HISTORY, 'search/jql': { issues: [{ id: '1' }, { id: '2' }], isLast: true } }),
      ONE_PROJECT,
    );
    const collected = await capabilities.incidents(scopeOf(), asking());
    expect(bodiesOf(sent, 'search/jql')).toEqual([
      expect.objectContaining({
        fields: expect.arrayContaining(['status', 'created', 'versions', 'fixVersions', 'issuelinks']),
      }),
    ]);
    expect(collected.items).toEqual([]);
    expect(collected.rejected).toEqual([{ count: 2, reason: 'no id or key', example: '{"id":"1"}' }]);
  });

  it('asks in a bounded query, rounded to minutes and wide enough for every time zone', async () => {
    const { capabilities, sent } = wire(fromWorld());
    const { receipts } = await capabilities.incidents(
      { environment: 'production', window: { startMs: NOW_MS - DAY_MS + 30_500, endMs: NOW_MS - 10 } },
      asking(),
    );
    const jql =
      'project in ("SHOP", "ACC") AND issuetype in ("Incident", "Bug") AND created <= "2026-11-21 00:00" AND (updated >= "2026-11-18 22:00" OR statusCategory != Done) ORDER BY created ASC, key ASC';
    expect(bodiesOf(sent, 'search/jql')[0]).toMatchObject({ jql });
    expect(receipts.find((receipt) => receipt.path.endsWith('search/jql'))).toMatchObject({
      query: jql,
      vendorUrl: `https://harbour.example/issues/?jql=${encodeURIComponent(jql)}`,
    });
  });

  it('ends at a repeated page token and says so', async () => {
    const endless = { issues: [], nextPageToken: 'again' };
    const { capabilities, sent } = wire(
      canned({ ...NO_HISTORY, 'search/jql': endless, myself: {} }),
      ONE_PROJECT,
    );
    const { incompleteness } = await capabilities.incidents(scopeOf(), asking());
    expect(bodiesOf(sent, 'search/jql')).toHaveLength(2);
    expect(incompleteness.join(' ')).toContain('repeated a page token');
  });

  it('stops at isLast even where a token is sent along', async () => {
    const { capabilities, sent } = wire(
      canned({ ...NO_HISTORY, 'search/jql': { ...page, nextPageToken: 'more' } }),
      ONE_PROJECT,
    );
    await capabilities.incidents(scopeOf(), asking());
    expect(bodiesOf(sent, 'search/jql')).toHaveLength(1);
  });

  it('tells a wrong token from an empty tracker, although both answer 200 with nothing', async () => {
    const anonymous = wire(fromWorld({ credential: 'Basic d3Jvbmc=' }), {
      ...DEMO_SETTINGS,
      startedField: null,
    });
    await expect(anonymous.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      name: 'SourceError',
      facts: { kind: 'unauthorized' },
    });
    const known = wire(fromWorld({ credential: DEMO_CREDENTIAL }));
    expect((await known.capabilities.incidents(scopeOf(), asking())).items).not.toEqual([]);
  });

  it('reads times with offsets without a colon, and epochs in seconds and milliseconds', async () => {
    const { capabilities } = wire(
      canned({
        status: statuses,
        'search/jql': page,
        'changelog/bulkfetch': sample('changelog-three-time-formats'),
      }),
      ONE_PROJECT,
    );
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      createdAtMs: Date.UTC(2026, 10, 18, 5, 15, 30, 250),
      acknowledgedAtMs: Date.UTC(2026, 10, 18, 5, 30),
      restoredAtMs: Date.UTC(2026, 10, 18, 6, 45),
      historyComplete: true,
    });
  });

  it('goes by the category of a status, not by its name, and keeps the name', async () => {
    const { capabilities } = wire(
      canned({
        status: statuses,
        'search/jql': page,
        'changelog/bulkfetch': sample('changelog-three-time-formats'),
      }),
      ONE_PROJECT,
    );
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({ state: 'done', statusText: '已关闭' });
    expect(items[0]?.changes.map((change) => [change.from, change.to, change.toText])).toEqual([
      ['open', 'in-progress', '处理中'],
      ['in-progress', 'done', 'Closed'],
      ['done', 'done', '已关闭'],
    ]);
  });

  it('takes a move by workflow migration neither for a repair nor for a reopening', async () => {
    const { capabilities } = wire(fromWorld());
    const { items } = await capabilities.defects(scopeOf(), asking());
    const migrated = [...items, ...(await capabilities.incidents(scopeOf(), asking())).items].filter(
      (ticket) => ticket.changes.some((change) => change.migration),
    );
    expect(migrated.map((ticket) => [ticket.key, ticket.statusText])).toEqual([
      [expect.stringMatching(/^ACC-/), 'Erledigt'],
    ]);
    expect(migrated.flatMap((ticket) => reopenings(ticket.changes))).toEqual([]);
    expect(migrated[0]?.changes.at(-1)).toMatchObject({ from: 'done', to: 'done', migration: true });
  });

  it('does not trust a history that lost its oldest entries', async () => {
    const log = { issueId: '31001', changeHistories: [history(2, '3', '6', 'Closed')] };
    const { capabilities } = wire(
      canned({ status: statuses, 'search/jql': page, 'changelog/bulkfetch': { issueChangeLogs: [log] } }),
      ONE_PROJECT,
    );
    const { items, notices } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({ historyComplete: false });
    expect(notices.join(' ')).toContain('no complete history');
  });

  it('puts together the histories of one issue that came on several pages', async () => {
    const pages: Record<string, unknown> = {
      first: {
        issueChangeLogs: [{ issueId: '31001', changeHistories: [history(1, '1', '3', '处理中')] }],
        nextPageToken: 'second',
      },
      second: {
        issueChangeLogs: [{ issueId: '31001', changeHistories: [history(2, '3', '10105', '已关闭')] }],
      },
    };
    const bulk = (body: unknown) =>
      pages[JSON.stringify(body).includes('"nextPageToken":"second"') ? 'second' : 'first'];
    const { capabilities } = wire(
      canned({ status: statuses, 'search/jql': page, 'changelog/bulkfetch': bulk }),
      ONE_PROJECT,
    );
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]?.changes.map((change) => change.to)).toEqual(['in-progress', 'done']);
    expect(items[0]?.historyComplete).toBe(true);
  });

  it('keeps tickets whose histories it may not read, with reopenings unknown', async () => {
    const forbidden = Response.json({ errorMessages: ['No rights'], errors: {} }, { status: 403 });
    const { capabilities } = wire(
      canned({ status: statuses, 'search/jql': page, 'changelog/bulkfetch': forbidden }),
      ONE_PROJECT,
    );
    const { items, incompleteness } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]).toMatchObject({ historyComplete: false, restoredAtMs: Date.UTC(2026, 10, 18, 6, 45) });
    expect(incompleteness.join(' ')).toContain('No status histories');
  });

  it('keeps a ticket in a status without a known category, and names the status', async () => {
    const { capabilities } = wire(canned({ ...NO_HISTORY, 'search/jql': page }), ONE_PROJECT);
    const { items, notices } = await capabilities.defects(scopeOf(), asking());
    expect(items.map((defect) => [defect.key, defect.state, defect.statusText])).toEqual([
      ['SHOP-902', 'other', 'Parked'],
    ]);
    expect(notices.join(' ')).toContain('"Parked"');
  });

  it('counts and names records it cannot use; fields missing altogether do no harm', async () => {
    const { capabilities } = wire(canned({ ...NO_HISTORY, 'search/jql': page }), ONE_PROJECT);
    const { items, rejected } = await capabilities.defects(scopeOf(), asking());
    expect(rejected).toEqual([
      { count: 1, reason: 'no status', example: expect.stringContaining('SHOP-903') },
      { count: 1, reason: 'no readable creation time', example: 'SHOP-904' },
    ]);
    expect(items[0]).toMatchObject({
      fixReleaseNames: [],
      affectedReleaseNames: [],
      labels: [],
      links: [],
      resolutionText: null,
    });
  });

  it('names each link once, and keeps links to issues nobody may see', async () => {
    const { capabilities } = wire(canned({ ...NO_HISTORY, 'search/jql': page }), ONE_PROJECT);
    const { items } = await capabilities.incidents(scopeOf(), asking());
    expect(items[0]?.links).toEqual([
      { id: '501', kind: 'caused-by', text: 'is caused by', otherKey: 'OPS-7' },
      { id: '502', kind: 'other', text: 'clones', otherKey: 'HIDDEN-1' },
    ]);
  });

  it('finds custom fields by their name, and says when the name is missing or shared', async () => {
    const { capabilities } = wire(fromWorld(), {
      ...DEMO_SETTINGS,
      regression: { fields: { Team: ['x'] } },
      production: { fields: { 'Found where': ['live'] } },
    });
    const { notices } = await capabilities.defects(scopeOf(), asking());
    expect(notices.join(' ')).toContain('Several fields are called "Team"');
    expect(notices.join(' ')).toContain('no field called "Found where"');
  });

  it('tells versions without a date, with a day, and with an epoch; a broken one is counted', async () => {
    const { capabilities } = wire(canned({ versions: sample('versions') }), ONE_PROJECT);
    const { items, rejected } = await capabilities.releases(scopeOf(), asking());
    expect(
      items.map((release) => [
        release.name,
        release.releasedOn ?? null,
        release.releasedAtMs,
        release.released,
      ]),
    ).toEqual([
      ['Shop 2.4.0', '2026-11-02', null, true],
      ['Release 10.1.1', null, null, true],
      ['titanium 5.4.0', null, 1_793_610_000_000, true],
      ['Backlog sweep', null, null, false],
    ]);
    expect(rejected).toHaveLength(1);
  });

  it('collects once for incidents and defects of the same window', async () => {
    const { capabilities, sent } = wire(fromWorld());
    await Promise.all([
      capabilities.incidents(scopeOf(), asking()),
      capabilities.defects(scopeOf(), asking()),
    ]);
    const searches = bodiesOf(sent, 'search/jql').filter(
      (body) => !JSON.stringify(body).includes('nextPageToken'),
    );
    expect(searches).toHaveLength(1);
  });

  it('answers one asker although the other one, who asked first, has given up', async () => {
    const { capabilities } = wire(fromWorld());
    const leaver = new AbortController();
    const left = capabilities.incidents(scopeOf(), asking(leaver.signal));
    const stayed = capabilities.defects(scopeOf(), asking());
    leaver.abort();
    await expect(left).rejects.toMatchObject({ name: 'AbortError' });
    expect((await stayed).items.length).toBeGreaterThan(40);
  });

  it('asks again after a failure instead of remembering it', async () => {
    let isDown = true;
    const working = fromWorld();
    const { capabilities } = wire((request) =>
      isDown ? new Response('<html><title>Log in</title></html>', { status: 503 }) : working(request),
    );
    await expect(capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'vendor-fault' },
    });
    isDown = false;
    expect((await capabilities.incidents(scopeOf(), asking())).items).not.toEqual([]);
  });

  it('calls a login page and a list of another shape a bad answer', async () => {
    const html = new Response('<html><title>Log in</title></html>', {
      headers: { 'Content-Type': 'text/html' },
    });
    const login = wire(canned({ status: statuses, 'search/jql': html }), ONE_PROJECT);
    await expect(login.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'bad-answer' },
    });
    const strange = wire(canned({ status: statuses, 'search/jql': { issues: 'none' } }), ONE_PROJECT);
    await expect(strange.capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'bad-answer' },
    });
  });

  it('passes on why a query was refused, in Jira’s own words', async () => {
    const { capabilities } = wire(fromWorld(), { ...DEMO_SETTINGS, incident: { types: ['Vorfall'] } });
    await expect(capabilities.incidents(scopeOf(), asking())).rejects.toMatchObject({
      facts: {
        kind: 'refused',
        vendorText: expect.stringContaining("The value 'Vorfall' does not exist for the field 'issuetype'"),
      },
    });
  });

  it('probes the token, each project and the fields', async () => {
    const { source } = wire(fromWorld(), {
      ...DEMO_SETTINGS,
      projects: { shop: 'SHOP', other: 'NOPE' },
      startedField: 'Began',
    });
    const findings = await source.probe(asking());
    expect(findings.map((finding) => finding.ok)).toEqual([true, true, false, false]);
    expect(findings[0]?.text).toContain('Holdfast reader');
    expect(findings[3]?.text).toContain('"Began"');
  });
});

describe('Jira Data Center', () => {
  const first = sample('datacenter-search-page');
  const second = { startAt: 2, maxResults: 2, total: 3, issues: [] };

  it('goes on where the page really ended, as the server caps pages without a word', async () => {
    const search = (body: unknown) => (JSON.stringify(body).includes('"startAt":0') ? first : second);
    const { capabilities, sent } = wire(canned({ status: statuses, 'api/2/search': search }), {
      ...ONE_PROJECT,
      flavour: 'datacenter',
    });
    await capabilities.defects(scopeOf(), asking());
    expect(bodiesOf(sent, 'api/2/search')).toEqual([
      expect.objectContaining({ startAt: 0, expand: ['changelog'] }),
      expect.objectContaining({ startAt: 2 }),
    ]);
  });

  it('reads the history that comes along, and does not trust a cut one', async () => {
    const search = (body: unknown) => (JSON.stringify(body).includes('"startAt":0') ? first : second);
    const { capabilities } = wire(canned({ status: statuses, 'api/2/search': search }), {
      ...ONE_PROJECT,
      flavour: 'datacenter',
    });
    const { items } = await capabilities.defects(scopeOf(), asking());
    expect(
      items.map((defect) => [
        defect.key,
        defect.historyComplete,
        defect.counts,
        reopenings(defect.changes).length,
      ]),
    ).toEqual([
      ['SHOP-11', true, true, 1],
      ['SHOP-12', false, false, 0],
    ]);
  });
});

function history(day: number, from: string, to: string, toString: string) {
  return {
    id: String(day),
    created: NOW_MS - (4 - day) * DAY_MS,
    items: [{ field: 'status', fieldId: 'status', from, to, fromString: 'x', toString }],
  };
}

function bodiesOf(
  sent: readonly { readonly path: string; readonly body: unknown }[],
  ending: string,
): readonly unknown[] {
  return sent.filter((request) => request.path.endsWith(ending)).map((request) => request.body);
}

function sample(name: string) {
  return JSON.parse(readFileSync(new URL(`samples/${name}.json`, import.meta.url), 'utf8'));
}
