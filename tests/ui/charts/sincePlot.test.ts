import { describe, expect, test } from 'vitest';
import { bandPath } from '../../../src/ui/charts/bandPath.ts';
import { isDrawn } from '../../../src/ui/charts/chartState.ts';
import { endLabels } from '../../../src/ui/charts/endLabels.ts';
import { bandPoints, linePoints } from '../../../src/ui/charts/sincePoints.ts';
import type { SinceLine } from '../../../src/ui/charts/sinceLine.ts';
import { labelled, placeIn, plotBox, rightMargin, shortLabel } from '../../../src/ui/charts/sincePlot.ts';
import { sinceTicks } from '../../../src/ui/charts/sinceScale.ts';

const hour = 3_600_000;
const measure = (text: string) => text.length * 7;
const line = (label: string, role: SinceLine['role'], value: readonly (number | null)[], bucketMs = hour) =>
  ({
    label,
    role,
    bucketMs,
    sinceMs: value.map((_, index) => index * bucketMs),
    value,
    numerator: [],
    denominator: [],
  }) satisfies SinceLine;

describe('a picture over the ruler', () => {
  const axis = { min: 0, max: 1 };
  const box = plotBox([], { width: 900, height: 190, right: 60 });
  const place = placeIn(box, axis, 72 * hour);

  test('fills its box from edge to edge', () => {
    expect([place.x(0), place.x(72 * hour)]).toEqual([box.left, 840]);
    expect([place.y(1), place.y(0)]).toEqual([box.top, 190 - box.bottom]);
  });

  test('makes room for what is marked, above and under the plot', () => {
    const at = { sinceMs: 0, untilMs: null, label: '' };
    const marked = plotBox(
      [
        { ...at, kind: 'onset' },
        { ...at, kind: 'rollback' },
      ],
      {
        width: 900,
        height: 190,
        right: 60,
      },
    );
    expect(marked.height - marked.top - marked.bottom).toBe(190 - box.top - box.bottom);
    expect(marked.top).toBeGreaterThan(box.top);
    expect(marked.bottom).toBeGreaterThan(box.bottom);
  });

  test('puts each value in the middle of its own step, also where early steps are finer', () => {
    const uneven = { ...line('a', 'judged', [0.1, 0.2, 0.3]), sinceMs: [0, hour / 4, hour] };
    const xs = linePoints(uneven, place).map(({ x }) => x);
    expect(xs).toEqual([hour / 8, hour * 0.625, hour * 1.5].map((sinceMs) => place.x(sinceMs)));
  });

  test('hands over at most 600 points of a long series, its peak among them', () => {
    const value = Array.from({ length: 100_000 }, (_, index) => (index === 54_321 ? 1 : 0.3));
    const long = line('a', 'judged', value, (72 * hour) / value.length);
    const wall = placeIn(plotBox([], { width: 3_840, height: 190, right: 60 }), axis, 72 * hour);
    for (const here of [place, wall]) {
      const points = linePoints(long, here);
      expect(points.length).toBeLessThanOrEqual(600);
      expect(Math.min(...points.map(({ y }) => y ?? Infinity))).toBe(here.y(1));
    }
  });

  test('a band keeps the extremes of both edges', () => {
    const sinceMs = Array.from({ length: 5_000 }, (_, index) => (index * 72 * hour) / 5_000);
    const band = {
      sinceMs,
      low: sinceMs.map((_, index) => (index === 1_000 ? 0.01 : 0.2)),
      high: sinceMs.map((_, index) => (index === 3_000 ? 0.99 : 0.4)),
      label: '',
      meaning: '',
    };
    const points = bandPoints(band, place);
    expect(points.some(({ low }) => low === place.y(0.01))).toBe(true);
    expect(points.some(({ high }) => high === place.y(0.99))).toBe(true);
    expect(points.length).toBeLessThan(1_200);
  });

  test('names at the ends never cover each other', () => {
    const lines = ['a', 'b', 'c', 'd'].map((label, index) =>
      line(label, index === 0 ? 'judged' : 'earlier', [
        ...Array.from({ length: 72 }, () => 0.5),
        0.5 + index / 1000,
      ]),
    );
    const ys = endLabels(lines, { place, box }, measure)
      .map(({ y }) => y)
      .toSorted((a, b) => a - b);
    expect(ys).toHaveLength(4);
    for (const [index, y] of ys.entries())
      if (index > 0) expect(y - (ys[index - 1] ?? 0)).toBeGreaterThanOrEqual(15.9);
  });

  test('a line without data has no name to stand anywhere', () => {
    expect(endLabels([line('a', 'judged', [null, null])], { place, box }, measure)).toEqual([]);
  });
});

describe('names of lines', () => {
  const lines = (['judged', 'baseline', 'earlier', 'earlier', 'earlier'] as const).map((role, index) =>
    line(`${index}`, role, [0]),
  );

  test('up to four stand at their ends; of more, the thin ones are named together', () => {
    expect(labelled(lines.slice(0, 4), 900)).toHaveLength(4);
    expect(labelled(lines, 900).map(({ role }) => role)).toEqual(['judged', 'baseline']);
  });

  test('in a narrow picture thin lines are named together', () => {
    expect(labelled(lines.slice(0, 4), 320).map(({ role }) => role)).toEqual(['judged', 'baseline']);
  });

  test('a long one is cut, and the margin does not eat the plot', () => {
    expect(shortLabel('2.14.0-rc.1+build.77')).toBe('2.14.0-rc.1+b…');
    expect(rightMargin(['2.14.0-rc.1+build.77'], 900, measure)).toBeLessThanOrEqual(96);
    expect(rightMargin(['2.14.0'], 320, measure)).toBe(16);
  });
});

describe('a band as a path', () => {
  test('is one closed area per unbroken stretch', () => {
    const path = bandPath([
      { x: 0, low: 4, high: 1 },
      { x: 1, low: 5, high: 2 },
      { x: 2, low: null, high: 2 },
      { x: 3, low: 6, high: 3 },
      { x: 4, low: 6, high: 3 },
    ]);
    expect(path).toBe('M0 1L1 2L1 5L0 4ZM3 3L4 3L4 6L3 6Z');
  });
});

test('checkpoints from settings mark the ruler in place of the usual ones', () => {
  const ticks = sinceTicks(72 * hour, [2 * hour, 24 * hour, 72 * hour]);
  const checkpoints = ticks.filter(({ rank }) => rank === 'checkpoint').map(({ sinceMs }) => sinceMs / hour);
  expect(checkpoints).toEqual([0, 2, 24, 72]);
  expect(new Set(ticks.map(({ sinceMs }) => sinceMs)).size).toBe(ticks.length);
});

test('thin, partial and old data are drawn beside their sentence; loading and empty are not', () => {
  expect(isDrawn({ kind: 'ready' }, false)).toBe(true);
  for (const kind of ['partial', 'stale', 'too-little', 'not-comparable'] as const) {
    expect(isDrawn({ kind, sentence: '' }, true)).toBe(true);
    expect(isDrawn({ kind, sentence: '' }, false)).toBe(false);
  }
  expect(isDrawn({ kind: 'empty', sentence: '' }, true)).toBe(false);
  expect(isDrawn({ kind: 'loading' }, true)).toBe(false);
});
