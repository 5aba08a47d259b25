import { describe, expect, it } from 'vitest';
import type { AlertRun } from '../../../src/engine/domain/alertRun.ts';
import type { Attributed } from '../../../src/engine/domain/attribution.ts';
import type { DeploymentKind, Release } from '../../../src/engine/domain/release.ts';
import type { Incident, StatusChange } from '../../../src/engine/domain/ticket.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';
import { alertPrecision } from '../../../src/engine/metrics/alertPrecision.ts';
import { changeFailureRate } from '../../../src/engine/metrics/changeFailureRate.ts';
import { deploymentOutcomes } from '../../../src/engine/metrics/deploymentOutcomes.ts';
import { deploymentReworkRate } from '../../../src/engine/metrics/deploymentReworkRate.ts';
import { reopenRate } from '../../../src/engine/metrics/reopenRate.ts';
import { defect, incident } from '../domain/ticketSamples.ts';
import { CONTEXT, T, WINDOW } from './samples.ts';

const nowMs = T + 60 * DAY_MS;
const ask = { ...CONTEXT, nowMs, window: WINDOW };

function release(
  version: string,
  ...deployments: readonly (readonly [day: number, kind: DeploymentKind])[]
): Release {
  return {
    id: `shop@${version}`,
    service: 'shop',
    version,
    spellings: [],
    deployments: deployments.map(([day, kind]) => ({
      atMs: T + day * DAY_MS,
      kind,
      evidence: 'reported',
      precisionMs: 0,
      sourceId: 'metrics',
    })),
    startedAtMs: T + (deployments[0]?.[0] ?? 0) * DAY_MS,
    kind: deployments[0]?.[1] ?? 'planned',
    authors: [],
    commitCount: null,
    urls: [],
  };
}

function outcomesOf(releases: readonly Release[], hurt: Readonly<Record<string, Attributed<Incident>>> = {}) {
  return deploymentOutcomes({
    releases,
    incidentsOf: (id) => (hurt[id] === undefined ? [] : [hurt[id]]),
    postReleaseMs: 3 * DAY_MS,
    nowMs,
  });
}

const STATED = { by: 'affected release', confidence: 'stated' } as const;
const interventions = (
  releases: readonly Release[],
  hurt: Readonly<Record<string, Attributed<Incident>>> = {},
) => outcomesOf(releases, hurt).map(({ version, intervention }) => `${version} ${intervention ?? 'none'}`);

describe('a deployment needed intervention', () => {
  it('when a rollback followed it; the rollback itself is no change that could fail', () => {
    const releases = [release('1.0', [0, 'planned'], [11, 'rollback']), release('1.1', [10, 'planned'])];
    expect(interventions(releases)).toEqual(['1.0 none', '1.1 rollback', '1.0 none']);
  });

  it('when a hotfix followed within the post-release window, not later', () => {
    const soon = [release('1.0', [0, 'planned']), release('1.0.1', [2.9, 'hotfix'])];
    const late = [release('1.0', [0, 'planned']), release('1.0.1', [3.1, 'hotfix'])];
    expect(interventions(soon)).toEqual(['1.0 hotfix', '1.0.1 none']);
    expect(interventions(late)).toEqual(['1.0 none', '1.0.1 none']);
  });

  it('when an incident is tied to it, unless several releases fit or it was a duplicate', () => {
    const releases = [release('1.0', [0, 'planned'])];
    const tied = (ticket: Incident, attribution: Attributed<Incident>['attribution'] = STATED) =>
      interventions(releases, { 'shop@1.0': { ticket, attribution } });
    expect(tied(incident())).toEqual(['1.0 incident']);
    expect(tied(incident({ counts: false }))).toEqual(['1.0 none']);
    expect(tied(incident(), { by: 'time of start', confidence: 'likely' })).toEqual(['1.0 incident']);
    expect(tied(incident(), { by: 'time of start', confidence: 'possible' })).toEqual(['1.0 none']);
  });

  it('once only, when its version was deployed twice', () => {
    const releases = [release('1.0', [0, 'planned'], [20, 'planned'])];
    expect(interventions(releases, { 'shop@1.0': { ticket: incident(), attribution: STATED } })).toEqual([
      '1.0 none',
      '1.0 incident',
    ]);
  });

  it('never because of a deployment that is still to come', () => {
    expect(interventions([release('1.0', [0, 'planned']), release('1.1', [61, 'hotfix'])])).toEqual([
      '1.0 none',
    ]);
  });
});

describe('change failure rate', () => {
  const six = [0, 10, 20, 30, 40, 50].map((day, index) => release(`1.${index}`, [day, 'planned']));
  const rated = (releases: readonly Release[], more = {}) =>
    changeFailureRate({
      ...ask,
      outcomes: outcomesOf(releases),
      unattributed: 0,
      incidentsMissing: false,
      ...more,
    });

  it('is failed deployments of all, rollbacks left out', () => {
    const releases = [...six, release('1.5.1', [50.5, 'hotfix'], [53, 'rollback'])];
    expect(rated(releases)).toMatchObject({
      kind: 'known',
      numerator: 2,
      denominator: 7,
      sample: { count: 7, of: 'deployments' },
      bound: 'exact',
    });
  });

  it('of none failed is zero, and looks at the last ten only', () => {
    expect(rated(six)).toMatchObject({ value: 0, denominator: 6, caveats: [] });
    const many = Array.from({ length: 14 }, (_, index) => release(`2.${index}`, [index * 4, 'planned']));
    expect(rated([release('1.9', [-9, 'planned'], [-8, 'rollback']), ...many])).toMatchObject({
      denominator: 10,
    });
  });

  it('gives the counts alone below five', () => {
    expect(rated(six.slice(0, 4))).toMatchObject({
      kind: 'unknown',
      reason: 'too-little-data',
      detail: '0 of 4 deployments needed intervention; a share is given from 5 on.',
    });
    expect(rated([])).toMatchObject({ reason: 'no-data' });
  });

  it('says what is still watched, what is tied to no release, and that it is a lower limit without incidents', () => {
    const young = [...six, release('1.6', [59, 'planned'])];
    expect(rated(young, { unattributed: 2, incidentsMissing: true })).toMatchObject({
      bound: 'at-least',
      caveats: [
        '1 deployment still watched: counted as not failed.',
        '2 incidents of the service tied to no release.',
        'Incidents are not known: rollbacks and hotfixes alone are counted.',
      ],
    });
  });
});

describe('deployment rework rate', () => {
  it('is hotfixes and rollbacks of all deployments', () => {
    const releases = [
      release('1.0', [0, 'planned'], [11, 'rollback']),
      release('1.1', [10, 'planned']),
      release('1.1.1', [12, 'hotfix']),
      release('1.2', [20, 'planned']),
    ];
    expect(deploymentReworkRate({ ...ask, outcomes: outcomesOf(releases) })).toMatchObject({
      numerator: 2,
      denominator: 5,
      value: 0.4,
    });
  });
});

function move(day: number, from: StatusChange['from'], to: StatusChange['to']): StatusChange {
  return { atMs: T + day * DAY_MS, from, to, fromText: from, toText: to, migration: false };
}

describe('reopen rate', () => {
  const held = defect({ changes: [move(1, 'open', 'done')] });
  const reopened = defect({
    changes: [move(1, 'open', 'done'), move(3, 'done', 'open'), move(4, 'open', 'done')],
  });
  const rated = (...tickets: Parameters<typeof reopenRate>[0]['tickets']) => reopenRate({ ...ask, tickets });

  it('is reopened within a week of all that were followed for a week', () => {
    expect(rated(held, held, held, held, reopened)).toMatchObject({
      kind: 'known',
      value: 0.2,
      sample: { count: 5, of: 'tickets' },
    });
  });

  it('does not count what came back later than a week, and not what was never done', () => {
    const late = defect({ changes: [move(1, 'open', 'done'), move(9, 'done', 'open')] });
    expect(rated(late, held, held, held, held, defect())).toMatchObject({ value: 0, denominator: 5 });
  });

  it('leaves out tickets done less than a week ago, even those that came back already', () => {
    const young = defect({ changes: [move(55, 'open', 'done')] });
    const back = defect({ changes: [move(55, 'open', 'done'), move(56, 'done', 'open')] });
    expect(rated(held, held, held, held, held, young, back)).toMatchObject({
      value: 0,
      denominator: 5,
      caveats: ['2 tickets done less than 7 days ago: not counted yet.'],
    });
  });

  it('leaves out tickets whose history is not known, and duplicates', () => {
    const silent = defect({ ...held, historyComplete: false });
    expect(rated(held, held, held, held, held, silent, defect({ ...reopened, counts: false }))).toMatchObject(
      {
        value: 0,
        denominator: 5,
        caveats: ['1 ticket left out: the history is not wholly known.'],
      },
    );
  });

  it('gives the counts alone below five', () => {
    expect(rated(held, reopened)).toMatchObject({
      detail: '1 of 2 tickets were opened again within 7 days; a share is given from 5 on.',
    });
  });
});

function alert(minute: number, more: Partial<AlertRun> = {}): AlertRun {
  return {
    id: `metrics:a:${minute}`,
    sourceId: 'metrics',
    name: 'HighErrorRate',
    severity: null,
    labels: { journey: 'checkout' },
    serviceName: 'shop',
    releaseName: null,
    startedAtMs: T + minute * MINUTE_MS,
    endedAtMs: null,
    cut: false,
    state: 'ended',
    url: null,
    ...more,
  };
}

describe('alert precision', () => {
  const problem = incident({ startedAtMs: T, restoredAtMs: T + 3 * HOUR_MS, state: 'done' });
  const rated = (alerts: readonly AlertRun[], incidents: readonly Incident[] = [problem]) =>
    alertPrecision({ ...ask, alerts, incidents });

  it('is alerts during an incident, or shortly before one, of all', () => {
    // 121 min before and 181 min after do not count; 119 before, 10 and 179 into it do.
    expect(rated([alert(-121), alert(-119), alert(10), alert(179), alert(181)])).toMatchObject({
      kind: 'known',
      numerator: 3,
      denominator: 5,
      sample: { of: 'alerts' },
    });
  });

  it('of alerts for nothing is zero, and an open incident confirms for as long as it lasts', () => {
    const alerts = [10, 20, 30, 40, 5000].map((minute) => alert(minute));
    expect(rated(alerts, [])).toMatchObject({ value: 0, denominator: 5 });
    expect(rated(alerts, [incident({ startedAtMs: T })])).toMatchObject({ value: 1 });
    expect(rated(alerts, [incident({ startedAtMs: T, counts: false })])).toMatchObject({ value: 0 });
  });

  it('counts an alert once that two sources tell of', () => {
    const router = { sourceId: 'alerts', id: 'alerts:x' };
    const told = [10, 60, 110, 160, 210].map((minute) => alert(minute));
    expect(rated([...told, alert(12, router)])).toMatchObject({ denominator: 5 });
    expect(rated([...told, alert(12, { ...router, labels: { journey: 'search' } })])).toMatchObject({
      denominator: 6,
    });
    expect(rated([...told, alert(35, router)])).toMatchObject({ denominator: 6 });
  });

  it('leaves out suppressed ones, and those too young to have been proved wrong', () => {
    const old = [10, 20, 30, 40, 50].map((minute) => alert(minute));
    const young = alert((nowMs - T) / MINUTE_MS - 30);
    expect(rated([...old, alert(60, { state: 'suppressed' }), young])).toMatchObject({
      denominator: 5,
      caveats: ['1 alert of the last 2 hours not counted yet.'],
    });
  });
});
