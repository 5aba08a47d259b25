import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { kayentaJudge } from '../../../src/engine/statistics/kayentaJudge.ts';
import { kayentaScore } from '../../../src/engine/statistics/kayentaScore.ts';
import { hasReference, readReference } from './reference.ts';

const Pair = z.tuple([z.number(), z.number()]).transform(([low, high]) => ({ low, high }));
const Cases = z.object({
  classifierCases: z.array(
    z.object({
      name: z.string(),
      experiment: z.array(z.number()),
      control: z.array(z.number()),
      tolerance: z.number(),
      confLevel: z.number(),
      effectSizeThresholds: Pair,
      criticalThresholds: Pair,
      direction: z
        .string()
        .transform((text) => z.enum(['increase', 'decrease', 'either']).parse(text.toLowerCase())),
      expected: z.string(),
      expectedCritical: z.boolean().nullable(),
    }),
  ),
});

const calm = [20, 22, 21, 25, 24, 23, 20, 22];
const raised = calm.map((value) => value * 1.5);

describe('kayentaJudge', () => {
  it.skipIf(!hasReference)('gives the published class of every case', () => {
    const { classifierCases } = Cases.parse(readReference('kayenta-judge/cases.json'));
    expect(classifierCases.length).toBeGreaterThan(0);
    const wrong = classifierCases.filter((one) => {
      const { label, critical } = kayentaJudge({
        experiment: one.experiment,
        control: one.control,
        direction: one.direction,
        tolerance: one.tolerance,
        confidence: one.confLevel,
        effect: one.effectSizeThresholds,
        criticalEffect: one.criticalThresholds,
      });
      return label !== one.expected.toLowerCase() || critical !== (one.expectedCritical ?? critical);
    });
    expect(wrong.map(({ name }) => name)).toEqual([]);
  });

  it('says high and low for a clear shift, and minds the direction', () => {
    expect(kayentaJudge({ experiment: raised, control: calm }).label).toBe('high');
    expect(kayentaJudge({ experiment: calm, control: raised }).label).toBe('low');
    expect(kayentaJudge({ experiment: raised, control: calm, direction: 'decrease' }).label).toBe('pass');
    expect(kayentaJudge({ experiment: calm, control: raised, direction: 'increase' }).label).toBe('pass');
  });

  it('lets a clear but small effect pass', () => {
    expect(kayentaJudge({ experiment: raised, control: calm, effect: { low: 0.5, high: 2 } }).label).toBe(
      'pass',
    );
  });

  it('marks what is beyond the critical effect', () => {
    const metric = { experiment: raised, control: calm };
    expect(kayentaJudge({ ...metric, criticalEffect: { low: 0.5, high: 1.4 } }).critical).toBe(true);
    expect(kayentaJudge({ ...metric, criticalEffect: { low: 0.5, high: 1.6 } }).critical).toBe(false);
  });

  it('takes a rise from zero for an effect without limit, and zeros on both sides for none', () => {
    const zeros = calm.map(() => 0);
    expect(kayentaJudge({ experiment: calm, control: zeros, effect: { low: 0.1, high: 1000 } }).label).toBe(
      'high',
    );
    expect(kayentaJudge({ experiment: zeros, control: zeros }).label).toBe('pass');
  });

  it('has no data for an empty side, and refuses what is not a number', () => {
    expect(kayentaJudge({ experiment: [], control: calm }).label).toBe('nodata');
    expect(kayentaJudge({ experiment: calm, control: [] }).label).toBe('nodata');
    expect(() => kayentaJudge({ experiment: [1, NaN], control: calm })).toThrow(/^experiment\[1\]/);
    expect(() => kayentaJudge({ experiment: calm, control: calm, tolerance: -1 })).toThrow(/^tolerance/);
  });
});

describe('kayentaScore', () => {
  it('is the mean share of passes by weight, over what has data', () => {
    expect(
      kayentaScore([
        { weight: 3, labels: ['pass', 'high', 'nodata'] },
        { weight: 1, labels: ['pass'] },
        { weight: 6, labels: ['nodata'] },
      ]),
    ).toBeCloseTo((3 * 0.5 + 1) / 4, 12);
  });

  it('says so when there is nothing to judge', () => {
    expect(kayentaScore([])).toBe('nothing-to-judge');
    expect(kayentaScore([{ weight: 1, labels: ['nodata'] }])).toBe('nothing-to-judge');
    expect(() => kayentaScore([{ weight: -1, labels: ['pass'] }])).toThrow(/^groups\[0\]\.weight/);
  });
});
