import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import {
  decodePeopleSay,
  excludeWindow,
  includeWindow,
  markVerdict,
  usePeopleSay,
  type Exclusion,
  type PeopleSay,
} from '../../src/selection/peopleSay.ts';
import { nothingSelected } from '../../src/selection/selection.ts';
import { judgedViewOf, viewOf } from '../../src/selection/view.ts';

const atMs = Date.UTC(2026, 10, 20, 10);
const hour = 3_600_000;
const loadTest: Exclusion = {
  releaseId: 'shop@2.15.0',
  window: { startMs: atMs, endMs: atMs + hour },
  why: 'load test',
};
const nothing: PeopleSay = { marks: [], exclusions: [] };

/** A browser's storage, as far as it is used. */
function storage(): Pick<Storage, 'getItem' | 'setItem'> {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
  };
}

beforeEach(() => usePeopleSay.setState(nothing));
afterEach(() => vi.unstubAllGlobals());

describe('what people say', () => {
  test('is stored, and comes back', () => {
    const box = storage();
    vi.stubGlobal('localStorage', box);
    markVerdict('shop@2.15.0', false, atMs);
    excludeWindow(loadTest);
    const said = { marks: [{ releaseId: 'shop@2.15.0', right: false, atMs }], exclusions: [loadTest] };
    expect(usePeopleSay.getState()).toEqual(said);
    expect(decodePeopleSay(box.getItem('holdfast.people.1') ?? '')).toEqual(said);
  });

  test('a release has one mark: a new one replaces it, null takes it back', () => {
    vi.stubGlobal('localStorage', storage());
    markVerdict('shop@2.15.0', false, atMs);
    markVerdict('shop@2.14.0', true, atMs);
    markVerdict('shop@2.15.0', true, atMs + 1);
    expect(usePeopleSay.getState().marks).toEqual([
      { releaseId: 'shop@2.14.0', right: true, atMs },
      { releaseId: 'shop@2.15.0', right: true, atMs: atMs + 1 },
    ]);
    markVerdict('shop@2.15.0', null, atMs + 2);
    expect(usePeopleSay.getState().marks.map(({ releaseId }) => releaseId)).toEqual(['shop@2.14.0']);
  });

  test('a window is excluded once, reworded by a second try, and put back', () => {
    vi.stubGlobal('localStorage', storage());
    excludeWindow(loadTest);
    excludeWindow({ ...loadTest, why: '  rehearsal  ' });
    expect(usePeopleSay.getState().exclusions).toEqual([{ ...loadTest, why: 'rehearsal' }]);
    includeWindow(loadTest);
    expect(usePeopleSay.getState().exclusions).toEqual([]);
  });

  test('what another tab stored meanwhile is kept', () => {
    const box = storage();
    vi.stubGlobal('localStorage', box);
    const other = { marks: [{ releaseId: 'shop@1.0.0', right: true, atMs }], exclusions: [] };
    box.setItem('holdfast.people.1', JSON.stringify(other));
    markVerdict('shop@2.15.0', false, atMs);
    expect(usePeopleSay.getState().marks.map(({ releaseId }) => releaseId)).toEqual([
      'shop@1.0.0',
      'shop@2.15.0',
    ]);
  });

  test('where storage is denied it lives until the page is closed', () => {
    const deny = (): never => {
      throw new DOMException('denied', 'SecurityError');
    };
    vi.stubGlobal('localStorage', { getItem: deny, setItem: deny });
    markVerdict('shop@2.15.0', false, atMs);
    excludeWindow(loadTest);
    expect(usePeopleSay.getState().marks).toHaveLength(1);
    expect(usePeopleSay.getState().exclusions).toEqual([loadTest]);
  });

  test.each(['', 'not json', '3', 'null', '[]', '{"marks":7,"exclusions":"all"}'])(
    'stored text %j is nothing said',
    (text) => expect(decodePeopleSay(text)).toEqual(nothing),
  );

  test('one entry that does not fit costs only itself', () => {
    const good = { releaseId: 'shop@2.15.0', right: true, atMs };
    const marks = [
      good,
      null,
      4,
      { ...good, right: 'yes' },
      { ...good, atMs: null },
      { ...good, releaseId: '' },
    ];
    const exclusions = [
      loadTest,
      { ...loadTest, why: ' ' },
      { ...loadTest, window: null },
      { ...loadTest, window: { startMs: atMs, endMs: atMs } },
      { ...loadTest, window: { startMs: atMs, endMs: 1e300 } },
    ];
    expect(decodePeopleSay(JSON.stringify({ marks, exclusions }))).toEqual({
      marks: [good],
      exclusions: [loadTest],
    });
  });
});

describe('the view of a question', () => {
  test('carries what people said only where something was said', () => {
    expect(judgedViewOf(nothingSelected, nothing)).toEqual(viewOf(nothingSelected));
    expect('people' in judgedViewOf(nothingSelected, nothing)).toBe(false);
    const said = { marks: [], exclusions: [loadTest] };
    expect(judgedViewOf(nothingSelected, said).people).toEqual(said);
  });
});
