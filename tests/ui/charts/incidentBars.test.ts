import { describe, expect, test } from 'vitest';
import { incidentBars } from '../../../src/ui/charts/incidentBars.ts';
import type { RulerIncident } from '../../../src/ui/charts/rulerIncident.ts';

const measure = (text: string) => text.length * 7;
const incident = (key: string, sinceMs: number, untilMs: number | null, label = key): RulerIncident => ({
  key,
  label,
  sinceMs,
  untilMs,
  note: '',
  href: null,
});
const bars = (incidents: readonly RulerIncident[], width = 300) =>
  incidentBars({ incidents, x: (sinceMs) => sinceMs, nowSinceMs: 200, width }, measure);

describe('incidents on the ruler', () => {
  test('stand in one row while they do not meet, names included', () => {
    expect(bars([incident('b', 200, 220), incident('a', 10, 30)]).map(({ row }) => row)).toEqual([0, 0]);
  });

  test('go to a row of their own where they would cover a bar or a name', () => {
    const rows = bars([incident('a', 10, 60, 'a long name'), incident('b', 90, 100)]).map(({ row }) => row);
    expect(rows).toEqual([0, 1]);
  });

  test('an open one runs to the present', () => {
    expect(bars([incident('a', 50, null)])[0]).toMatchObject({ from: 50, to: 200 });
  });

  test('one that began after the last refresh is still seen', () => {
    const [bar] = bars([incident('a', 250, null)]);
    expect((bar?.to ?? 0) - (bar?.from ?? 0)).toBeGreaterThan(0);
  });

  test('near the right end the name stands left of its bar', () => {
    expect(bars([incident('abcdef', 270, 290)])[0]).toMatchObject({ anchor: 'end', textX: 264 });
  });

  test('a name that takes more than half of the width is cut', () => {
    const [bar] = bars([incident('a', 10, 20, 'a name that goes on and on and on and on')]);
    expect(bar?.text.endsWith('…')).toBe(true);
    expect(measure(bar?.text ?? '')).toBeLessThanOrEqual(150);
  });

  test('a bar over the whole width leaves its name to the list', () => {
    expect(bars([incident('abcdef', 0, 300)])[0]?.text).toBe('');
  });
});
