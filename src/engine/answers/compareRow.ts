import type { Change, KpiId, Reading } from '../domain/reading.ts';
import type { CountSeries } from '../domain/series.ts';
import { changeAgainst } from '../metrics/change.ts';
import { definitionOf } from '../metrics/definitions.ts';
import { mixEffect } from '../metrics/mixEffect.ts';
import { standardise, type Counts, type StratumCounts } from '../metrics/standardise.ts';
import { sumSeries } from '../metrics/sumSeries.ts';
import type { CompareRow, StandardisedRow } from './compareBody.ts';
import { COMPARE_LEVEL, ratioPart, rawRatio, STANDARDISED_METHOD, withInterval } from './compareRatio.ts';
import type { Spread } from './compareSpread.ts';
import type { CompareStretch } from './compareStretch.ts';
import type { Facts } from './facts.ts';
import { stratumLabel } from './watchCounts.ts';

/** What every row of one comparison shares. */
export interface Comparison {
  readonly facts: Facts;
  readonly stretch: CompareStretch;
  readonly spread: Spread;
}

/** Both releases' series of one entity, as the stretch reads them. */
export interface BothSeries {
  readonly a: readonly CountSeries[];
  readonly b: readonly CountSeries[];
}

export interface RowInput {
  readonly id: string;
  readonly label: string;
  readonly partOf?: string;
  readonly kpi: KpiId;
  readonly journey?: string | null;
  readonly hasReceipt: boolean;
  readonly a: Reading;
  readonly b: Reading;
  /** How the failures are told: a share of bad or of good ones; a text says why there is no ratio. */
  readonly ratio:
    | { readonly counted: string }
    | { readonly none: string; readonly counted?: string }
    | RatioCounts;
  /** Traffic by group, where the mix can be told, and how the groups are called together. */
  readonly mix?: { readonly by: string; readonly strata: readonly StratumCounts[] } | null;
}

/** Counts that are not those of the readings (slow requests of a quantile). */
interface RatioCounts {
  readonly counted: string;
  readonly a: Counts;
  readonly b: Counts;
}

export function compareRow({ stretch, spread }: Omit<Comparison, 'facts'>, input: RowInput): CompareRow {
  const { kpi, a, b } = input;
  const change = changeAgainst(b, a);
  const definition = definitionOf(kpi);
  const counts = countsOf(input);
  const refused = whyRefused(input, change);
  const [labelA, labelB] = [stretch.a.release.version, stretch.b.release.version];
  const ratio =
    refused !== null || counts === null
      ? {
          counted: input.ratio.counted ?? null,
          ratio: null,
          noRatio: refused ?? 'There are no counts behind this figure.',
        }
      : ratioPart({ labelA, labelB, spread: spread(kpi, counts), ...counts });
  return {
    id: input.id,
    label: input.label,
    partOf: input.partOf ?? null,
    kpi,
    journey: input.journey ?? null,
    hasReceipt: input.hasReceipt,
    unit: definition?.unit ?? 'ratio',
    better: definition?.better ?? 'neither',
    a,
    b,
    change,
    ...ratio,
    standardised: refused !== null || counts === null ? null : standardised(input, counts, spread),
  };
}

/** A missing figure comes before any other reason; unlike figures (sessions by different rules) are never divided. */
function whyRefused({ a, b, ratio }: RowInput, change: Change): string | null {
  if (b.kind === 'unknown') return b.detail;
  if (a.kind === 'unknown') return a.detail;
  if ('none' in ratio) return ratio.none;
  return 'a' in ratio || change.kind === 'known' ? null : change.detail;
}

function countsOf({ ratio, kpi, a, b }: RowInput): RatioCounts | null {
  if ('none' in ratio) return null;
  if ('a' in ratio) return ratio;
  const [ofA, ofB] = [badOf(a, kpi), badOf(b, kpi)];
  return ofA === null || ofB === null ? null : { counted: ratio.counted, a: ofA, b: ofB };
}

/** A share of good ones goes wrong as often as the rest of it. */
function badOf(reading: Reading, kpi: KpiId): Counts | null {
  if (reading.kind === 'unknown' || reading.numerator === null || reading.denominator === null) return null;
  const { numerator, denominator } = reading;
  const bad = isShareOfGood(kpi) ? denominator - numerator : numerator;
  return { bad: Math.max(0, bad), total: denominator };
}

function isShareOfGood(kpi: KpiId): boolean {
  return definitionOf(kpi)?.better === 'higher';
}

function standardised({ mix, kpi }: RowInput, counts: RatioCounts, spread: Spread): StandardisedRow | null {
  if (mix === undefined || mix === null) return null;
  const width = spread(kpi, counts);
  const found = standardise(mix.strata, { phi: width.phi, level: COMPARE_LEVEL });
  const raw = rawRatio({ ...counts, spread: width });
  if (found === null || raw === null) return null;
  const effect = mixEffect(raw, found.ratio);
  const ratio = withInterval(found.ratio, `${STANDARDISED_METHOD}. ${width.text}`);
  if (effect === null || ratio === null) return null;
  const told = (rate: number): number => (isShareOfGood(kpi) ? 1 - rate : rate);
  return {
    a: told(found.rateA),
    b: told(found.rateB),
    ratio,
    by: mix.by,
    effect,
    leftOutA: found.leftOutA,
    leftOutB: found.leftOutB,
  };
}

/** Sums of both releases per group; `labelOf` null = that series belongs to no group. */
export function strataOf(
  { stretch }: Comparison,
  series: BothSeries,
  labelOf: (series: CountSeries) => string = ({ stratum }) => stratumLabel(stratum),
): StratumCounts[] {
  const [byA, byB] = [Map.groupBy(series.a, labelOf), Map.groupBy(series.b, labelOf)];
  return [...new Set([...byA.keys(), ...byB.keys()])].toSorted().map((label) => ({
    label,
    a: sumSeries(byA.get(label) ?? [], stretch.a.window),
    b: sumSeries(byB.get(label) ?? [], stretch.b.window),
  }));
}
