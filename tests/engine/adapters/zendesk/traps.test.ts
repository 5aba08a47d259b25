import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  asking,
  canned,
  DAY_MS,
  EXPORT,
  FIELDS,
  ME,
  NOW_MS,
  sample,
  scopeOf,
  tailOf,
  wire,
} from './connectZendesk.ts';

const SETTINGS = { serviceField: 'Product', releaseField: 'Version' };
const FROM_SAMPLES = { [EXPORT]: sample('export-page'), [FIELDS]: sample('ticket-fields') };
const END = { tickets: [], after_cursor: 'end', end_of_stream: true };

function ticket(id: number, more: Record<string, unknown> = {}) {
  const time = new Date(NOW_MS - DAY_MS + id * 60_000).toISOString();
  return { id, status: 'open', subject: `Ticket ${id}`, created_at: time, updated_at: time, ...more };
}

/** An export of these pages; the cursor is the number of the next one. */
function pages(...all: readonly (readonly unknown[])[]) {
  return (url: URL) => {
    const at = Number(url.searchParams.get('cursor') ?? '0');
    return { tickets: all[at] ?? [], after_cursor: String(at + 1), end_of_stream: at + 1 >= all.length };
  };
}

describe('a ticket', () => {
  it('becomes a case with the names that people gave, times, state and link', async () => {
    const { items } = await wire(canned(FROM_SAMPLES), SETTINGS).supportCases(scopeOf(), asking());
    expect(items[0]).toEqual({
      id: 'helpdesk:41',
      sourceId: 'helpdesk',
      subject: 'The order button does nothing',
      serviceNames: ['Shop'],
      releaseNames: ['2.4.0', 'v2.4.1'],
      openedAtMs: Date.UTC(2026, 10, 18, 8),
      solvedAtMs: null,
      state: 'waiting',
      statusText: 'pending',
      satisfied: null,
      labels: ['service_shop', 'release_2_4_0'],
      url: 'https://helpdesk.example/agent/tickets/41',
    });
    expect(items[1]).toMatchObject({
      subject: 'Case 42',
      serviceNames: [],
      releaseNames: [],
      solvedAtMs: Date.UTC(2026, 10, 19, 9, 58),
      state: 'solved',
      satisfied: false,
    });
  });

  it('that was deleted, merged or gathers others is no case, but is counted', async () => {
    const { items, notices } = await wire(canned(FROM_SAMPLES), SETTINGS).supportCases(scopeOf(), asking());
    expect(items.map(({ id }) => id)).toEqual(['helpdesk:41', 'helpdesk:42']);
    expect(notices.join(' ')).toContain('3 tickets left out');
  });

  it('names service and release by tags where settings say so', async () => {
    const settings = { serviceTagPrefix: 'service_', releaseTagPrefix: 'release_' };
    const { supportCases, asked } = wire(canned({ [EXPORT]: sample('export-page') }), settings);
    expect((await supportCases(scopeOf(), asking())).items[0]).toMatchObject({
      serviceNames: ['shop'],
      releaseNames: ['2.4.0'],
    });
    expect(asked.map(tailOf)).toEqual([EXPORT]);
  });

  it('is about the only service that is supported here, where it names none', async () => {
    const { source, supportCases } = wire(canned({ [EXPORT]: sample('export-page') }), {
      services: ['shop'],
    });
    expect((await supportCases(scopeOf(), asking())).items[0]?.serviceNames).toEqual(['shop']);
    expect(source.services).toEqual(['shop']);
  });

  it('in a status nobody knows is kept as other, and the status is named', async () => {
    const answers = {
      [EXPORT]: pages([ticket(1, { status: 'parked' }), ticket(2, { status: 'constructor' })]),
    };
    const { items, notices } = await wire(canned(answers), {}).supportCases(scopeOf(), asking());
    expect(items.map(({ state, statusText }) => [state, statusText])).toEqual([
      ['other', 'parked'],
      ['other', 'constructor'],
    ]);
    expect(notices).toContain('Unknown status "parked", kept as other.');
  });

  it('that is solved at an unknown time says so instead of seeming open or solved now', async () => {
    const answers = { [EXPORT]: pages([ticket(1, { status: 'closed' })]) };
    const { items, notices } = await wire(canned(answers), {}).supportCases(scopeOf(), asking());
    expect(items[0]).toMatchObject({ state: 'solved', solvedAtMs: null });
    expect(notices).toContain('1 solved cases do not say when they were solved.');
  });

  it('that cannot be read is counted and named, and the others live', async () => {
    const broken = { id: 7, status: 5, created_at: '2026-11-19T10:00:00Z' };
    const answers = { [EXPORT]: pages([ticket(1), broken, broken, ticket(3, { created_at: 'yesterday' })]) };
    const { items, rejected } = await wire(canned(answers), {}).supportCases(scopeOf(), asking());
    expect(items).toHaveLength(1);
    expect(rejected).toEqual([
      { count: 1, reason: expect.stringContaining('status'), example: '7' },
      { count: 1, reason: 'no readable time of creation', example: '3' },
    ]);
  });
});

describe('the export', () => {
  it('begins at the window’s start, and asks for the times of solving', async () => {
    const { supportCases, asked } = wire(canned({ [EXPORT]: END }), {});
    await supportCases(scopeOf(60), asking());
    expect(Object.fromEntries(asked[0]?.searchParams ?? [])).toEqual({
      start_time: String((NOW_MS - 60 * DAY_MS) / 1000),
      include: 'metric_sets',
      per_page: '1000',
    });
  });

  it('never begins within the last minute, which would be refused', async () => {
    const { supportCases, asked } = wire(canned({ [EXPORT]: END }), {});
    const window = { startMs: NOW_MS - 10_000, endMs: NOW_MS + 50_000 };
    const answer = await supportCases({ environment: 'production', window }, asking());
    expect(Number(asked[0]?.searchParams.get('start_time'))).toBeLessThanOrEqual(NOW_MS / 1000 - 60);
    expect(answer.window?.endMs).toBe(NOW_MS - 60_000);
  });

  it('follows the cursor on the configured address until the end of the stream, also past an empty page', async () => {
    const { supportCases, asked } = wire(canned({ [EXPORT]: pages([ticket(1)], [], [ticket(2)]) }), {});
    const { items, incompleteness, receipts } = await supportCases(scopeOf(), asking());
    expect(items).toHaveLength(2);
    expect(incompleteness).toEqual([]);
    expect(asked.map((url) => [url.host, url.searchParams.get('cursor')])).toEqual([
      ['holdfast.invalid', null],
      ['holdfast.invalid', '1'],
      ['holdfast.invalid', '2'],
    ]);
    expect(receipts).toHaveLength(3);
  });

  it('takes a ticket that comes twice once, as it was changed last', async () => {
    const newer = { ...ticket(1), status: 'solved', updated_at: new Date(NOW_MS - 1_000_000).toISOString() };
    for (const both of [
      [ticket(1), newer],
      [newer, ticket(1)],
    ]) {
      const { items } = await wire(canned({ [EXPORT]: pages(both, both) }), {}).supportCases(
        scopeOf(),
        asking(),
      );
      expect(items.map(({ state }) => state)).toEqual(['solved']);
    }
  });

  it('ends at a cursor that comes back, and says that it is not at its end', async () => {
    const stuck = { tickets: [ticket(1)], after_cursor: 'same', end_of_stream: false };
    const { supportCases, asked } = wire(canned({ [EXPORT]: stuck }), {});
    const { incompleteness } = await supportCases(scopeOf(), asking());
    expect(asked.length).toBeLessThan(5);
    expect(incompleteness.join(' ')).toContain('not at its end');
  });

  it('stays below ten requests a minute, and goes on with the next refresh', async () => {
    const many = Array.from({ length: 12 }, (_, page) => [ticket(page)]);
    const { supportCases, asked } = wire(canned({ [EXPORT]: pages(...many) }), {});
    const first = await supportCases(scopeOf(), asking());
    expect(asked).toHaveLength(8);
    expect(first.items).toHaveLength(8);
    expect(first.incompleteness).toHaveLength(1);
    const second = await supportCases(scopeOf(), asking());
    expect(second.items).toHaveLength(12);
    expect(second.incompleteness).toEqual([]);
    expect(asked).toHaveLength(12);
  });

  it('begins anew where a remembered cursor is refused', async () => {
    let expired = false;
    const answers = {
      [EXPORT]: (url: URL) =>
        expired && url.searchParams.has('cursor')
          ? Response.json({ error: 'InvalidCursor' }, { status: 400 })
          : { tickets: [ticket(expired ? 2 : 1)], after_cursor: 'a', end_of_stream: true },
    };
    const { supportCases } = wire(canned(answers), {});
    await supportCases(scopeOf(), asking());
    expired = true;
    expect((await supportCases(scopeOf(), asking())).items.map(({ id }) => id)).toEqual(['helpdesk:2']);
  });

  it('begins anew for an earlier start, and keeps what it knows for a later one', async () => {
    const { supportCases, asked } = wire(canned({ [EXPORT]: END }), {});
    await supportCases(scopeOf(10), asking());
    await supportCases(scopeOf(5), asking());
    await supportCases(scopeOf(20), asking());
    expect(asked.map(({ searchParams }) => searchParams.has('start_time'))).toEqual([true, false, true]);
  });

  it('keeps the pages that were read before a refresh failed', async () => {
    let healthy = false;
    const all = pages([ticket(1)], [ticket(2)]);
    const answers = {
      [EXPORT]: (url: URL) =>
        !healthy && url.searchParams.has('cursor') ? Response.json({}, { status: 503 }) : all(url),
    };
    const { supportCases, asked } = wire(canned(answers), {});
    await expect(supportCases(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'vendor-fault' },
    });
    healthy = true;
    const before = asked.length;
    expect((await supportCases(scopeOf(), asking())).items).toHaveLength(2);
    expect(asked).toHaveLength(before + 1);
  });

  it('that is told to slow down says for how long', async () => {
    const slow = Response.json(
      { error: 'APIRateLimitExceeded' },
      { status: 429, headers: { 'Retry-After': '37' } },
    );
    await expect(
      wire(canned({ [EXPORT]: slow }), {}).supportCases(scopeOf(), asking()),
    ).rejects.toMatchObject({
      facts: { kind: 'rate-limited', retryAfterMs: 37_000 },
    });
  });
});

describe('fields', () => {
  it('are asked for once, an active one before one that was switched off', async () => {
    const { supportCases, asked } = wire(canned(FROM_SAMPLES), SETTINGS);
    await supportCases(scopeOf(), asking());
    await supportCases(scopeOf(), asking());
    expect(asked.map(tailOf)).toEqual([FIELDS, EXPORT, EXPORT]);
  });

  it('of a name that nobody knows are told, and the cases live', async () => {
    const settings = { ...SETTINGS, releaseField: 'Build' };
    const { items, notices } = await wire(canned(FROM_SAMPLES), settings).supportCases(scopeOf(), asking());
    expect(items[0]).toMatchObject({ serviceNames: ['Shop'], releaseNames: [] });
    expect(notices).toContain('There is no ticket field called "Build": nothing is read from it.');
  });

  it('named by number work for a login that may not list them', async () => {
    const closed = Response.json({ error: 'Forbidden' }, { status: 403 });
    const answers = { [EXPORT]: sample('export-page'), [FIELDS]: closed };
    const byNumber = wire(canned(answers), { releaseField: '82' });
    expect((await byNumber.supportCases(scopeOf(), asking())).items[0]?.releaseNames).toEqual([
      '2.4.0',
      'v2.4.1',
    ]);
    await expect(wire(canned(answers), SETTINGS).supportCases(scopeOf(), asking())).rejects.toMatchObject({
      facts: { kind: 'forbidden' },
    });
  });
});

describe('self-check', () => {
  const texts = async (answers: Record<string, unknown>, settings: Record<string, unknown> = SETTINGS) =>
    (await wire(canned({ ...FROM_SAMPLES, ...answers }), settings).source.probe(asking())).map(
      ({ ok, text, proposal }) => ({ ok, text, proposal }),
    );

  it('knows a wrong token although it is answered 200', async () => {
    const nobody = { user: { id: null, name: 'Anonymous user', role: 'end-user' } };
    expect(await texts({ [ME]: nobody })).toEqual([
      { ok: false, text: expect.stringContaining('token is not known'), proposal: null },
    ]);
  });

  it('says that an agent may not export', async () => {
    expect((await texts({ [ME]: { user: { id: 5, role: 'agent' } } }))[0]).toMatchObject({
      ok: false,
      text: expect.stringContaining('administrators'),
    });
  });

  it('names a field that does not exist, and proposes one where none is named', async () => {
    const admin = { [ME]: { user: { id: 5, role: 'admin' } } };
    const wrong = await texts(admin, { serviceField: 'Product', releaseField: 'Build' });
    expect(wrong.find(({ ok }) => !ok)?.text).toContain('"Build"');
    const silent = await texts(admin, { services: ['shop'] });
    expect(silent.find(({ proposal }) => proposal !== null)?.proposal).toEqual({ releaseField: 'Version' });
    expect(silent.every(({ ok }) => ok)).toBe(true);
  });
});

const example = new URL(
  '../../../../../shared/contracts/samples/zendesk/incremental-tickets.doc-example.json',
  import.meta.url,
);

/** The vendor's own example guards against a misreading that mock and adapter might share. Skipped, visibly, without it. */
describe.skipIf(!existsSync(example))('Zendesk’s own example', () => {
  it('is read, with a custom field by its number', async () => {
    const answers = { [EXPORT]: JSON.parse(readFileSync(example, 'utf8')), [FIELDS]: { ticket_fields: [] } };
    const window = { startMs: Date.UTC(2009, 0, 1), endMs: NOW_MS };
    const { items, rejected } = await wire(canned(answers), { releaseField: '27642' }).supportCases(
      { environment: 'production', window },
      asking(),
    );
    expect(rejected).toEqual([]);
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({
      state: 'open',
      satisfied: true,
      releaseNames: ['745'],
      solvedAtMs: null,
    });
  });
});
