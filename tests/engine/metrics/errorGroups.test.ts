import { describe, expect, it } from 'vitest';
import type { ErrorGroup } from '../../../src/engine/domain/errorGroup.ts';
import { errorGroupChanges, type ErrorGroupInput } from '../../../src/engine/metrics/errorGroupChanges.ts';
import { goneErrorGroups } from '../../../src/engine/metrics/goneErrorGroups.ts';
import { newErrorGroups } from '../../../src/engine/metrics/newErrorGroups.ts';
import { regressedErrorGroups } from '../../../src/engine/metrics/regressedErrorGroups.ts';
import { worseningErrorGroups } from '../../../src/engine/metrics/worseningErrorGroups.ts';
import { CONTEXT, T, WINDOW } from './samples.ts';

function group(id: string, more: Partial<ErrorGroup> = {}): ErrorGroup {
  return {
    id: `errors:${id}`,
    sourceId: 'errors',
    title: id,
    culprit: null,
    serviceNames: ['shop'],
    releaseName: 'shop@2.4.0+714',
    events: 10,
    users: 3,
    firstSeenMs: T,
    lastSeenMs: T,
    firstReleaseName: 'shop@2.2.0',
    lastReleaseName: null,
    state: 'unresolved',
    stateText: 'unresolved',
    regression: null,
    level: null,
    url: null,
    ...more,
  };
}

const base: ErrorGroupInput = {
  groups: [],
  baseline: { label: '2.3.0', groups: [] },
  exposure: { of: 'sessions', judged: 1000, baseline: 1000 },
  isJudged: (_, name) => name.startsWith('shop@2.4.0'),
  startedAtMs: T,
};

function classes(more: Partial<ErrorGroupInput>): Record<string, string> {
  return Object.fromEntries(
    errorGroupChanges({ ...base, ...more }).map(({ group: { title }, change }) => [title, change]),
  );
}

const baselineWith = (...groups: ErrorGroup[]) => ({ label: '2.3.0', groups });

describe('classes of error groups', () => {
  it('calls a group new whose first release is this one', () => {
    expect(classes({ groups: [group('a', { firstReleaseName: 'shop@2.4.0+700' }), group('b')] })).toEqual({
      a: 'new',
      b: 'known',
    });
  });

  it('goes by the first sight where the tracker names no first release', () => {
    const unnamed = { firstReleaseName: null };
    const groups = [
      group('late', unnamed),
      group('early', { ...unnamed, firstSeenMs: T - 1 }),
      group('both', unnamed),
    ];
    expect(classes({ groups, baseline: baselineWith(group('both')) })).toEqual({
      late: 'new',
      early: 'known',
      both: 'known',
    });
  });

  it('calls a group regressed before anything else, by the tracker’s own rule', () => {
    const regression = { atMs: T, rule: 'resolved in 2.3.1, seen again' };
    const [change] = errorGroupChanges({
      ...base,
      groups: [group('a', { regression, firstReleaseName: 'shop@2.4.0' })],
    });
    expect(change).toMatchObject({ change: 'regressed', rule: 'resolved in 2.3.1, seen again' });
  });

  it.each([
    [30, 20, 'worsening'],
    [29, 20, 'known'],
    [19, 1, 'known'],
    [20, 1, 'worsening'],
    [20, 0, 'worsening'],
  ])('calls %d events against %d at equal use %s', (events, before, change) => {
    const baseline = before === 0 ? baselineWith() : baselineWith(group('a', { events: before }));
    expect(classes({ groups: [group('a', { events })], baseline })).toEqual({ a: change });
  });

  it('compares per unit of use', () => {
    const baseline = baselineWith(group('a', { events: 100 }));
    const [change] = errorGroupChanges({
      ...base,
      groups: [group('a', { events: 40 })],
      baseline,
      exposure: { of: 'requests', judged: 100, baseline: 500 },
    });
    expect(change).toMatchObject({
      change: 'worsening',
      rule: '2.0 times as many events per request as 2.3.0',
      baselineEvents: 100,
    });
  });

  it('misses a group only where enough of it was expected by now', () => {
    const baseline = baselineWith(group('frequent', { events: 50 }), group('rare', { events: 4 }));
    const early = { of: 'sessions' as const, judged: 99, baseline: 1000 };
    expect(classes({ baseline, exposure: early })).toEqual({});
    expect(classes({ baseline, exposure: { ...early, judged: 100 } })).toEqual({ frequent: 'gone' });
    expect(classes({ baseline, groups: [group('frequent', { events: 1 })] })).toEqual({ frequent: 'known' });
  });

  it('neither worsens nor misses anything without knowing how much was used', () => {
    const baseline = baselineWith(group('a', { events: 5 }), group('b', { events: 500 }));
    expect(classes({ groups: [group('a', { events: 500 })], baseline, exposure: null })).toEqual({
      a: 'known',
    });
    expect(
      classes({
        groups: [group('a', { events: 500 })],
        baseline,
        exposure: { of: 'sessions', judged: 0, baseline: 9 },
      }),
    ).toEqual({ a: 'known' });
  });

  it('adds up two builds of one release, and counts one telling once', () => {
    const other = group('a', { releaseName: 'shop@2.4.0+715', events: 7, users: 5 });
    const [change, ...rest] = errorGroupChanges({ ...base, groups: [group('a'), other, group('a')] });
    expect(change).toMatchObject({ events: 17, users: 5 });
    expect(rest).toEqual([]);
  });
});

describe('counts of error groups', () => {
  const groups = [
    group('new', { firstReleaseName: 'shop@2.4.0' }),
    group('worse', { events: 90 }),
    group('known'),
  ];
  const input = {
    ...base,
    groups,
    baseline: baselineWith(group('worse'), group('known'), group('missed', { events: 40 })),
  };
  const ask = {
    ...CONTEXT,
    window: WINDOW,
    truncated: false,
    comparison: input,
    changes: errorGroupChanges(input),
  };

  it('counts each class', () => {
    expect(newErrorGroups(ask)).toMatchObject({
      kind: 'known',
      value: 1,
      unit: 'count',
      sample: { count: 4, of: 'error groups' },
    });
    expect(worseningErrorGroups(ask)).toMatchObject({ value: 1 });
    expect(goneErrorGroups(ask)).toMatchObject({ value: 1 });
    expect(regressedErrorGroups(ask)).toMatchObject({ kind: 'known', value: 0 });
  });

  it('knows zero where the tracker has no groups', () => {
    expect(newErrorGroups({ ...ask, changes: [] })).toMatchObject({
      kind: 'known',
      value: 0,
      sample: { count: 0 },
    });
  });

  it('gives lower limits where the list was cut', () => {
    expect(newErrorGroups({ ...ask, truncated: true })).toMatchObject({ value: 1, bound: 'at-least' });
    expect(goneErrorGroups({ ...ask, truncated: true })).toMatchObject({ bound: 'about' });
  });

  it('says why it cannot compare', () => {
    const without = (comparison: Partial<ErrorGroupInput>) => ({
      ...ask,
      comparison: { ...input, ...comparison },
    });
    expect(worseningErrorGroups(without({ baseline: null }))).toMatchObject({
      kind: 'unknown',
      reason: 'not-comparable',
    });
    expect(goneErrorGroups(without({ exposure: null }))).toMatchObject({
      kind: 'unknown',
      reason: 'no-data',
    });
    expect(goneErrorGroups(without({ exposure: { of: 'sessions', judged: 0, baseline: 5 } }))).toMatchObject({
      reason: 'no-data',
    });
    expect(newErrorGroups(without({ baseline: null, exposure: null }))).toMatchObject({
      kind: 'known',
      value: 1,
    });
  });
});
