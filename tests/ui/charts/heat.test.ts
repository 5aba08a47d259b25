import { describe, expect, test } from 'vitest';
import { heatPlot } from '../../../src/ui/charts/heatPlot.ts';
import { heatScale } from '../../../src/ui/charts/heatScale.ts';
import { cellText, stepTexts, stretchText } from '../../../src/ui/charts/heatText.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const hour = 3_600_000;

describe('the five steps', () => {
  test('cells that are about alike all lie in the middle step', () => {
    const values = [0.0029, 0.003, 0.0031, 0.0033, 0.0027];
    const { stepOf } = heatScale(values);
    expect(values.map(stepOf)).toEqual([2, 2, 2, 2, 2]);
  });

  test('half and double of the usual are the lightest and the darkest', () => {
    const { stepOf } = heatScale([0.003, 0.003, 0.003]);
    expect([0, 0.001, 0.002, 0.003, 0.005, 0.006, 0.5].map(stepOf)).toEqual([0, 0, 1, 2, 3, 4, 4]);
  });

  test('where most cells are zero, a failure is not taken for the usual', () => {
    const { stepOf } = heatScale([0, 0, 0, 0, 0.01, null]);
    expect([0, 0.01].map(stepOf)).toEqual([0, 2]);
  });

  test('only zeros are one step, and the legend says so', () => {
    const scale = heatScale([0, 0, null]);
    expect(scale.stepOf(0)).toBe(0);
    expect(stepTexts(scale, 'ratio', display).map(plain)).toEqual(['0 %']);
  });

  test('the legend names every step with its numbers', () => {
    expect(stepTexts(heatScale([0.004]), 'ratio', display).map(plain)).toEqual([
      'below 0.20 %',
      '0.20 % to 0.32 %',
      '0.32 % to 0.50 %',
      '0.50 % to 0.80 %',
      '0.80 % and more',
    ]);
  });
});

describe('the cells', () => {
  const edgesMs = [0, hour, 4 * hour, 24 * hour, 72 * hour];
  const rows = ['2.2.0', '2.1.0'].map((label) => ({ key: label, label, value: [], denominator: [] }));
  const plot = heatPlot({ width: 500, rows, edgesMs }, (text) => text.length * 7);

  test('every cell is found by the pointer in its middle', () => {
    for (const row of [0, 1])
      for (const column of [0, 1, 2, 3]) {
        const { left, right } = plot.columnEdges(column);
        expect(plot.cellAt((left + right) / 2, plot.rowTop(row) + 5)).toEqual({ row, column });
      }
  });

  test('outside of the cells the nearest one is read', () => {
    expect(plot.cellAt(-5, -5)).toEqual({ row: 0, column: 0 });
    expect(plot.cellAt(999, 999)).toEqual({ row: 1, column: 3 });
  });

  test('are told with their sum, zero as a value, a gap as no data', () => {
    const cell = { denominator: 12_040, unit: 'ratio', counted: 'requests' } as const;
    expect(plain(cellText({ ...cell, value: 0.0044 }, display))).toBe('0.44 % of 12,040 requests');
    expect(plain(cellText({ ...cell, value: 0 }, display))).toBe('0 % of 12,040 requests');
    expect(cellText({ ...cell, value: null }, display)).toBe('no data');
  });

  test('a stretch is told by both of its ends', () => {
    expect(plain(stretchText(edgesMs, 0, display))).toBe('T+0 to T+ 1 h');
    expect(plain(stretchText(edgesMs, 3, display))).toBe('T+ 24 h to T+ 72 h');
  });
});
