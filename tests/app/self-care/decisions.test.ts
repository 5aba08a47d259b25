import { describe, expect, test, vi } from 'vitest';
import { createEngineCare } from '../../../src/app/self-care/engineCare.ts';
import { SILENT_MS, wasAsleep, whatStopped } from '../../../src/app/self-care/signsOfLife.ts';
import { nextSoftReloadMs } from '../../../src/app/self-care/softReload.ts';
import { HOUR_MS, MINUTE_MS } from '../../../src/engine/domain/time.ts';

const NOW_MS = Date.UTC(2026, 10, 20, 10);

describe('signs of life', () => {
  const longAgo = NOW_MS - HOUR_MS;
  const fresh = { nowMs: NOW_MS, watchedSinceMs: longAgo, paintedAtMs: NOW_MS, drawnAtMs: NOW_MS };

  test('a page that paints and draws lives', () => {
    expect(whatStopped(fresh)).toBeNull();
    expect(whatStopped({ ...fresh, paintedAtMs: NOW_MS - SILENT_MS })).toBeNull();
  });

  test('without a frame, or without anything drawn, it is dead after a minute and a half', () => {
    expect(whatStopped({ ...fresh, paintedAtMs: NOW_MS - SILENT_MS - 1 })).toBe('painting');
    expect(whatStopped({ ...fresh, drawnAtMs: NOW_MS - SILENT_MS - 1 })).toBe('drawing');
    expect(whatStopped({ ...fresh, drawnAtMs: null })).toBe('drawing');
  });

  test('hidden it may rest, and after waking up it gets time to draw', () => {
    const silent = { ...fresh, paintedAtMs: longAgo, drawnAtMs: longAgo };
    expect(whatStopped({ ...silent, watchedSinceMs: null })).toBeNull();
    expect(whatStopped({ ...silent, watchedSinceMs: NOW_MS - SILENT_MS })).toBeNull();
    expect(whatStopped({ ...silent, watchedSinceMs: NOW_MS - SILENT_MS - 1 })).toBe('painting');
  });

  test('a timer more than two ticks late has slept; so has one whose clock went back', () => {
    expect(wasAsleep(NOW_MS, NOW_MS + 30_000, 10_000)).toBe(false);
    expect(wasAsleep(NOW_MS, NOW_MS + 30_001, 10_000)).toBe(true);
    expect(wasAsleep(NOW_MS, NOW_MS - 10_001, 10_000)).toBe(true);
  });
});

describe('the reload of the night', () => {
  test('comes about four, by the clock of the display, spread by a quarter of an hour', () => {
    const four = new Date(NOW_MS).setHours(28, 0, 0, 0);
    expect(nextSoftReloadMs(NOW_MS, 0.5)).toBe(four);
    expect(nextSoftReloadMs(NOW_MS, 0)).toBe(four - 15 * MINUTE_MS);
    expect(nextSoftReloadMs(NOW_MS, 0.999)).toBeLessThan(four + 15 * MINUTE_MS);
  });

  test('does not come again in the night in which it has just been', () => {
    const four = new Date(NOW_MS).setHours(4, 0, 0, 0);
    const next = nextSoftReloadMs(four - 10 * MINUTE_MS, 0.9);
    expect(next - four).toBeGreaterThan(20 * HOUR_MS);
  });
});

describe('an engine', () => {
  function care(answers: () => boolean) {
    const restart = vi.fn<() => void>();
    const ping = (onAlive: () => void) => {
      if (answers()) onAlive();
    };
    return { restart, care: createEngineCare({ ping, restart }) };
  }

  test('that answers is left alone', () => {
    const { care: one, restart } = care(() => true);
    for (let tick = 0; tick < 100; tick += 1) one.tick();
    expect(restart).not.toHaveBeenCalled();
  });

  test('that falls silent is replaced after three unanswered pings', () => {
    let alive = true;
    const { care: one, restart } = care(() => alive);
    one.tick();
    alive = false;
    for (let tick = 0; tick < 3; tick += 1) one.tick();
    expect(restart).not.toHaveBeenCalled();
    one.tick();
    expect(restart).toHaveBeenCalledOnce();
  });

  test('that is still on its way gets five times as long, and a sleep does not count', () => {
    const { care: one, restart } = care(() => false);
    for (let tick = 0; tick < 15; tick += 1) one.tick();
    expect(restart).not.toHaveBeenCalled();
    one.forget();
    for (let tick = 0; tick < 15; tick += 1) one.tick();
    expect(restart).not.toHaveBeenCalled();
    one.tick();
    expect(restart).toHaveBeenCalledOnce();
  });
});
