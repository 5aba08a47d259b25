import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  callsOf,
  decodeCalls,
  followOtherTabs,
  newestCall,
  recordCall,
  tickItem,
  undoCall,
  untickItem,
  useCalls,
  type Calls,
  type RecordedCall,
} from '../../src/selection/calls.ts';

const atMs = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;
const nothing: Calls = { calls: [], ticked: [], who: '' };
const call: RecordedCall = {
  releaseId: 'shop@2.15.0',
  checkpointMs: hour,
  call: 'continue',
  who: 'Ada',
  note: 'quiet so far',
  atMs,
  verdict: 'Holding',
};
const item = { releaseId: 'shop@2.15.0', checkpointMs: hour, item: 'Smoke suite' };

/** A browser's storage, as far as it is used. */
function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

beforeEach(() => {
  useCalls.setState(nothing);
  vi.stubGlobal('localStorage', storage());
});
afterEach(() => vi.unstubAllGlobals());

describe('a recorded call', () => {
  test('is stored, comes back, and its name is offered for the next one', () => {
    recordCall({ ...call, who: '  Ada ', note: ' quiet so far ' });
    expect(useCalls.getState()).toEqual({ calls: [call], ticked: [], who: 'Ada' });
    expect(decodeCalls(localStorage.getItem('holdfast.calls.1') ?? '')).toEqual(useCalls.getState());
  });

  test('does not erase an earlier one for the same checkpoint; the newest counts', () => {
    recordCall(call);
    recordCall({ ...call, call: 'roll back', atMs: atMs + hour });
    recordCall({ ...call, releaseId: 'shop@2.14.0', atMs: atMs + 2 * hour });
    const state = useCalls.getState();
    expect(callsOf(state, 'shop@2.15.0').map((one) => one.call)).toEqual(['roll back', 'continue']);
    expect(newestCall(state, 'shop@2.15.0')?.call).toBe('roll back');
    expect(newestCall(state, 'shop@2.13.0')).toBeNull();
  });

  test('of two in the same moment, the one recorded later counts and is taken back first', () => {
    recordCall(call);
    recordCall({ ...call, call: 'watch' });
    expect(newestCall(useCalls.getState(), 'shop@2.15.0')?.call).toBe('watch');
    undoCall('shop@2.15.0');
    expect(newestCall(useCalls.getState(), 'shop@2.15.0')?.call).toBe('continue');
  });

  test('taking back takes the newest of that release only', () => {
    recordCall(call);
    recordCall({ ...call, releaseId: 'shop@2.14.0', atMs: atMs + hour });
    undoCall('shop@2.15.0');
    undoCall('shop@2.13.0');
    expect(useCalls.getState().calls.map(({ releaseId }) => releaseId)).toEqual(['shop@2.14.0']);
  });

  test('the list is bounded: the oldest go first', () => {
    for (let n = 0; n < 310; n += 1) recordCall({ ...call, atMs: atMs + n });
    expect(useCalls.getState().calls).toHaveLength(300);
    expect(useCalls.getState().calls[0]?.atMs).toBe(atMs + 10);
  });
});

describe('a checklist item', () => {
  test('is ticked once, with the first name and time, and unticked', () => {
    tickItem({ ...item, who: 'Ada', atMs });
    tickItem({ ...item, who: 'Grace', atMs: atMs + 1 });
    expect(useCalls.getState().ticked).toEqual([{ ...item, who: 'Ada', atMs }]);
    untickItem(item);
    expect(useCalls.getState().ticked).toEqual([]);
  });

  test('of the same name at another checkpoint is another item', () => {
    tickItem({ ...item, who: '', atMs });
    tickItem({ ...item, checkpointMs: 4 * hour, who: '', atMs });
    untickItem(item);
    expect(useCalls.getState().ticked.map(({ checkpointMs }) => checkpointMs)).toEqual([4 * hour]);
  });

  test('without a name does not forget the name known', () => {
    recordCall(call);
    tickItem({ ...item, who: ' ', atMs });
    expect(useCalls.getState().who).toBe('Ada');
  });
});

describe('other tabs', () => {
  test('what another tab stored meanwhile is kept', () => {
    const other = { ...nothing, calls: [{ ...call, releaseId: 'shop@1.0.0' }] };
    localStorage.setItem('holdfast.calls.1', JSON.stringify(other));
    recordCall(call);
    expect(useCalls.getState().calls.map(({ releaseId }) => releaseId)).toEqual([
      'shop@1.0.0',
      'shop@2.15.0',
    ]);
  });

  test('what another tab records is shown here until the end is called', () => {
    const page = new EventTarget();
    vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
    vi.stubGlobal('removeEventListener', page.removeEventListener.bind(page));
    const tell = (key: string, newValue: string | null): void =>
      void page.dispatchEvent(Object.assign(new Event('storage'), { key, newValue }));
    const stop = followOtherTabs();
    tell('holdfast.people.1', '{}');
    expect(useCalls.getState()).toEqual(nothing);
    tell('holdfast.calls.1', JSON.stringify({ ...nothing, calls: [call] }));
    expect(useCalls.getState().calls).toEqual([call]);
    stop();
    tell('holdfast.calls.1', null);
    expect(useCalls.getState().calls).toEqual([call]);
  });
});

test('where storage is denied it lives until the page is closed', () => {
  const deny = (): never => {
    throw new DOMException('denied', 'SecurityError');
  };
  vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
  recordCall(call);
  tickItem({ ...item, who: 'Ada', atMs });
  expect(useCalls.getState()).toEqual({ calls: [call], ticked: [{ ...item, who: 'Ada', atMs }], who: 'Ada' });
});

test.each(['', 'not json', '3', 'null', '[]', '{"calls":7,"ticked":"all","who":{}}'])(
  'stored text %j is nothing recorded',
  (text) => expect(decodeCalls(text)).toEqual(nothing),
);

test('one stored entry that does not fit costs only itself', () => {
  const calls = [
    call,
    null,
    { ...call, call: 'panic' },
    { ...call, checkpointMs: -1 },
    { ...call, who: ' ' },
    { ...call, note: 7 },
    { ...call, atMs: 1e300 },
    { ...call, verdict: {} },
    { ...call, verdict: null },
  ];
  const ticked = [{ ...item, who: '', atMs }, { ...item, item: '', who: '', atMs }, 'all', { ...item, atMs }];
  expect(decodeCalls(JSON.stringify({ calls, ticked, who: 'Ada' }))).toEqual({
    calls: [call, { ...call, verdict: null }],
    ticked: [{ ...item, who: '', atMs }],
    who: 'Ada',
  });
});
