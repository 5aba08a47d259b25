import type { KpiId } from '../domain/reading.ts';
import type { Unit } from '../domain/unit.ts';
import type { IntervalRule } from './intervalRules.ts';

/** What a KPI means, as data: tooltip, receipt, glossary and report read this one text. */
export interface KpiDefinition {
  readonly id: KpiId;
  readonly label: string;
  /** Fits a table head. */
  readonly shortLabel: string;
  readonly unit: Unit;
  readonly better: 'lower' | 'higher' | 'neither';
  /** For a product manager: what it tells, in one or two sentences. */
  readonly meaning: string;
  /** In words, exactly what is computed. */
  readonly formula: string;
  /** Least data for a known reading, in words. */
  readonly minimum: string;
  /** How sure the value is, or why no interval is given. */
  readonly interval: IntervalRule;
  /** How it runs along releases; null = it is not a figure for trends. */
  readonly trend: TrendRule | null;
}

export interface TrendRule {
  /** `each`: a value of every release. `rolling`: over the last ten up to and including each release. */
  readonly along: 'each' | 'rolling';
  /** What users felt, how we repair, how we change. */
  readonly group: 'felt' | 'repair' | 'change';
  /** The KPI to show instead where this one is known of no release: a service that reports no sessions. */
  readonly instead?: KpiId;
}
