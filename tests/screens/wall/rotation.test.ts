import { describe, expect, test } from 'vitest';
import {
  HELD_AFTER_INPUT_MS,
  atFirstView,
  modeOf,
  rotate,
  shownIndex,
  type Rotation,
  type RotationEvent,
  type RotationRule,
} from '../../../src/screens/wall/rotation.ts';

const rule: RotationRule = { views: 3, dwellMs: 20_000, pinnedTo: null };
const second: RotationEvent = { kind: 'passed', ms: 1_000 };

function after(seconds: number, start: Rotation = atFirstView, under: RotationRule = rule): Rotation {
  let now = start;
  for (let passed = 0; passed < seconds; passed += 1) now = rotate(now, second, under);
  return now;
}

describe('the turning of the views', () => {
  test('each stays its time, and after the last comes the first', () => {
    const seen = [0, 19, 20, 39, 40, 59, 60].map((seconds) => after(seconds).index);
    expect(seen).toEqual([0, 0, 1, 1, 2, 2, 0]);
  });

  test('any input lets the view stay for a while, then it goes on from where it was', () => {
    const touched = rotate(after(15), { kind: 'input' }, rule);
    expect(modeOf(touched, rule)).toBe('held');
    const rested = after(HELD_AFTER_INPUT_MS / 1_000, touched);
    expect([rested.index, rested.elapsedMs, modeOf(rested, rule)]).toEqual([0, 15_000, 'turning']);
    expect(after(5, rested).index).toBe(1);
  });

  test('Space stops it for good, and lets it go on', () => {
    const stopped = rotate(after(15), { kind: 'space' }, rule);
    expect(modeOf(after(3_600, stopped), rule)).toBe('stopped');
    expect(after(3_600, stopped).index).toBe(0);
    const going = rotate(stopped, { kind: 'space' }, rule);
    expect(after(5, going).index).toBe(1);
  });

  test('arrows turn by hand in both directions, and the view chosen stays for a while', () => {
    const back = rotate(atFirstView, { kind: 'step', by: -1 }, rule);
    expect([back.index, modeOf(back, rule)]).toEqual([2, 'held']);
    expect(rotate(back, { kind: 'step', by: 1 }, rule).index).toBe(0);
  });

  test('an alarm pins it, a person may still turn the page, and later it is pinned again', () => {
    const alarm = { ...rule, pinnedTo: 1 };
    expect(modeOf(after(100, atFirstView, alarm), alarm)).toBe('pinned');
    expect([shownIndex(atFirstView, alarm), after(100, atFirstView, alarm).index]).toEqual([1, 1]);
    const turned = rotate(atFirstView, { kind: 'step', by: 1 }, alarm);
    expect([turned.index, modeOf(turned, alarm)]).toEqual([2, 'held']);
    expect(modeOf(after(HELD_AFTER_INPUT_MS / 1_000, turned, alarm), alarm)).toBe('pinned');
  });

  test('a touch or Space while it is pinned stays on the alarm', () => {
    const alarm = { ...rule, pinnedTo: 1 };
    expect(rotate(atFirstView, { kind: 'input' }, alarm)).toMatchObject({ index: 1 });
    const stopped = rotate(atFirstView, { kind: 'space' }, alarm);
    expect([shownIndex(stopped, alarm), modeOf(stopped, alarm)]).toEqual([1, 'stopped']);
    expect(shownIndex(stopped, rule)).toBe(1);
  });

  test('a clock that jumped over a night moves one view on, not a thousand', () => {
    expect(rotate(after(5), { kind: 'passed', ms: 8 * 3_600_000 }, rule)).toMatchObject({
      index: 1,
      elapsedMs: 0,
    });
  });

  test('a single view does not turn', () => {
    const single = { ...rule, views: 1 };
    expect(after(100, atFirstView, single)).toEqual(atFirstView);
    expect(modeOf(atFirstView, single)).toBe('single');
  });
});
