import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { redmine } from '../../src/engine/adapters/redmine/adapter.ts';
import { SourceError } from '../../src/engine/adapters/transport/sourceError.ts';
import type { Defect, Incident } from '../../src/engine/domain/ticket.ts';
import { reopenings } from '../../src/engine/domain/ticketRules.ts';
import { DAY_MS } from '../../src/engine/domain/time.ts';
import { handlers } from '../../mocks/vendors/redmine/handlers.ts';
import type { WorldTicket } from '../../mocks/world/world.ts';
import { connectMock, connectReal } from './connect.ts';
import { offered, shifted } from './readings.ts';
import { startProxy, type RunningProxy } from './servers/startProxy.ts';
import { steadyWorld, storyNowMs } from './systemsWorld.ts';
import { redmineSettings } from './writers/projectRedmine.ts';

const { proxyUrl, redmineUrl, shiftMs } = inject('systems');
const world = steadyWorld();
const signal = AbortSignal.timeout(120_000);
const order = { adapter: redmine, settings: redmineSettings, world, sourceId: 'board' };
const real = connectReal(order, proxyUrl);
const window = { startMs: world.startMs - 60 * DAY_MS, endMs: storyNowMs };
const realScope = { environment: 'production', window: shifted(window, shiftMs) };
const realAsking = { signal, nowMs: storyNowMs + shiftMs };

const told = world.tickets.filter(({ createdAtMs }) => createdAtMs <= storyNowMs);
const byKey = (a: { key: string }, b: { key: string }) => Number(a.key) - Number(b.key);

/** Redmine keeps whole seconds. */
const seconds = (atMs: number | null) => (atMs === null ? null : Math.floor(atMs / 1000) * 1000);
/** A time from the server in world time. */
const back = (atMs: number | null) => (atMs === null ? null : atMs - shiftMs);

describe('Redmine over the wire', () => {
  let incidents: readonly Incident[];
  let defects: readonly Defect[];
  beforeAll(async () => {
    const [someIncidents, someDefects] = await Promise.all([
      offered(real.capabilities.incidents)(realScope, realAsking),
      offered(real.capabilities.defects)(realScope, realAsking),
    ]);
    expect([...someIncidents.incompleteness, ...someDefects.incompleteness]).toEqual([]);
    expect([...someIncidents.rejected, ...someDefects.rejected]).toEqual([]);
    incidents = someIncidents.items.toSorted(byKey);
    defects = someDefects.items.toSorted(byKey);
  });

  test('every incident is there with the times of the world, to the second', () => {
    const truth = told.filter(({ kind }) => kind === 'incident').sort((a, b) => a.number - b.number);
    expect(truth.length).toBeGreaterThan(5);
    expect(incidents.map((one) => incidentFacts(one, back))).toEqual(truth.map(incidentTruth));
  });

  test('every defect is there with the facts of the world, to the second', () => {
    const truth = told.filter(({ kind }) => kind === 'defect').sort((a, b) => a.number - b.number);
    expect(truth.length).toBeGreaterThan(30);
    expect(defects.map((one) => defectFacts(one, back))).toEqual(truth.map(defectTruth));
  });

  test('what was reopened is known from the journals, which lists do not carry', () => {
    const truth = told
      .filter(({ kind }) => kind !== 'task')
      .filter((ticket) => reopenedAt(ticket).length > 0);
    expect(truth.length).toBeGreaterThan(0);
    for (const ticket of truth) {
      const read = [...incidents, ...defects].find(({ key }) => key === String(ticket.number));
      expect(reopenings(read?.changes ?? []).map(back)).toEqual(reopenedAt(ticket).map(seconds));
    }
  });

  test('relations keep their direction from both ends', () => {
    const causes = told.flatMap(({ number, links }) =>
      links
        .filter(({ kind }) => kind === 'caused-by')
        .map(({ toNumber }) => ({ effect: String(number), cause: String(toNumber) })),
    );
    expect(causes.length).toBeGreaterThan(0);
    const all = [...incidents, ...defects];
    const linksOf = (key: string) => all.find((one) => one.key === key)?.links ?? [];
    for (const { effect, cause } of causes) {
      expect(linksOf(effect)).toContainEqual(expect.objectContaining({ kind: 'caused-by', otherKey: cause }));
      expect(linksOf(cause)).toContainEqual(expect.objectContaining({ kind: 'causes', otherKey: effect }));
    }
  });

  test('the mock tells the same incidents and defects', async () => {
    const mock = connectMock(order, handlers).capabilities;
    const scope = { environment: 'production', window };
    const asking = { signal, nowMs: storyNowMs };
    const same = (atMs: number | null) => atMs;
    const mockIncidents = await offered(mock.incidents)(scope, asking);
    const mockDefects = await offered(mock.defects)(scope, asking);
    const wanted = {
      incidents: incidents.map((one) => incidentFacts(one, back)),
      defects: defects.map((one) => defectFacts(one, back)),
    };
    // The mock numbers its tickets by project; the last four digits are the world's own number.
    const plain = <Ticket extends { key: string }>(ticket: Ticket) => ({
      ...ticket,
      key: String(Number(ticket.key) % 10_000),
    });
    expect({
      incidents: mockIncidents.items
        .map(plain)
        .sort(byKey)
        .map((one) => incidentFacts(one, same)),
      defects: mockDefects.items
        .map(plain)
        .sort(byKey)
        .map((one) => defectFacts(one, same)),
    }).toEqual(wanted);
  });

  test('versions come with whether they are out', async () => {
    const { items } = await offered(real.capabilities.releases)(realScope, realAsking);
    const out = world.releases.filter(
      ({ deployments }) => (deployments[0]?.finishedAtMs ?? Infinity) <= storyNowMs,
    );
    const read = items
      .filter(({ released }) => released === true)
      .map(({ name, serviceNames }) => `${serviceNames[0]} ${name}`);
    expect(read.sort()).toEqual(out.map(({ service, version }) => `${service} v${version}`).sort());
    expect(items).toContainEqual(expect.objectContaining({ name: 'Someday', released: false }));
  });
});

describe('Redmine with a wrong key answers 200 with nothing', () => {
  let proxy: RunningProxy;
  beforeAll(async () => {
    const key = 'f'.repeat(40);
    proxy = await startProxy({
      HOLDFAST_BOARD_URL: redmineUrl,
      HOLDFAST_BOARD_HEADER_X_REDMINE_API_KEY: key,
    });
  });
  afterAll(() => proxy.stop());

  test.each(['incidents', 'defects', 'releases'] as const)(
    '%s are unauthorized, not none',
    async (capability) => {
      const { capabilities } = connectReal(order, proxy.url);
      const failure: unknown = await offered(capabilities[capability])(realScope, realAsking).catch(
        (cause: unknown) => cause,
      );
      expect(failure).toBeInstanceOf(SourceError);
      expect(failure).toMatchObject({ facts: { kind: 'unauthorized' } });
    },
  );

  test('the probe says that the key is not accepted', async () => {
    const findings = await connectReal(order, proxy.url).probe(realAsking);
    expect(findings.some(({ ok }) => !ok)).toBe(true);
  });
});

type Clock = (atMs: number | null) => number | null;

function incidentFacts(incident: Incident, clock: Clock) {
  const { startedAtMs, acknowledgedAtMs, mitigatedAtMs, restoredAtMs, durationUnknown } = incident;
  return {
    ...ticketFacts(incident, clock),
    started: seconds(clock(startedAtMs)),
    acknowledged: clock(acknowledgedAtMs),
    mitigated: clock(mitigatedAtMs),
    restored: clock(restoredAtMs),
    durationUnknown,
  };
}

function incidentTruth(ticket: WorldTicket) {
  const changes = pastChanges(ticket);
  return {
    ...ticketTruth(ticket),
    started: seconds(ticket.startedAtMs ?? ticket.createdAtMs),
    acknowledged: seconds(changes.find(({ to }) => to === 'acknowledged')?.atMs ?? null),
    mitigated: seconds(changes.findLast(({ to }) => to === 'mitigated')?.atMs ?? null),
    restored: seconds(doneAt(ticket)),
    durationUnknown: false,
  };
}

function defectFacts(defect: Defect, clock: Clock) {
  const { resolvedAtMs, foundIn, regressionRule } = defect;
  return {
    ...ticketFacts(defect, clock),
    resolved: clock(resolvedAtMs),
    foundIn,
    isRegression: regressionRule !== null,
  };
}

function defectTruth(ticket: WorldTicket) {
  return {
    ...ticketTruth(ticket),
    resolved: seconds(doneAt(ticket)),
    foundIn: ticket.foundInProduction ? 'production' : 'before-production',
    isRegression: ticket.regression,
  };
}

function ticketFacts(ticket: Incident | Defect, clock: Clock) {
  const {
    key,
    title,
    serviceNames,
    components,
    createdAtMs,
    state,
    counts,
    historyComplete,
    affectedReleaseNames,
    fixReleaseNames,
  } = ticket;
  return {
    key,
    title,
    serviceNames,
    components,
    isDone: state === 'done',
    counts,
    historyComplete,
    created: seconds(clock(createdAtMs)),
    affected: affectedReleaseNames,
    fixedIn: fixReleaseNames,
  };
}

function ticketTruth(ticket: WorldTicket) {
  const { number, title, service, component, createdAtMs, resolution, affectedVersions, fixVersions } =
    ticket;
  const isDone = doneAt(ticket) !== null;
  return {
    key: String(number),
    title,
    serviceNames: [service],
    components: [component],
    isDone,
    historyComplete: true,
    counts: !isDone || resolution === null || resolution === 'fixed',
    created: seconds(createdAtMs),
    affected: affectedVersions.map((version) => `v${version}`),
    fixedIn: isDone ? fixVersions.map((version) => `v${version}`) : [],
  };
}

function pastChanges({ changes }: WorldTicket) {
  return changes.filter(({ atMs }) => atMs <= storyNowMs);
}

const isDoneStep = (step: string | undefined) => step === 'resolved' || step === 'closed';

/** Last entry into a done state, or null while there is work left. */
function doneAt(ticket: WorldTicket): number | null {
  const changes = pastChanges(ticket);
  if (!isDoneStep(changes.at(-1)?.to)) return null;
  return changes.findLast(({ from, to }) => isDoneStep(to) && !isDoneStep(from))?.atMs ?? null;
}

function reopenedAt(ticket: WorldTicket): number[] {
  return pastChanges(ticket)
    .filter(({ from, to }) => isDoneStep(from) && !isDoneStep(to))
    .map(({ atMs }) => atMs);
}
