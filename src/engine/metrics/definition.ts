import type { KpiId } from '../domain/reading.ts';
import type { Unit } from '../domain/unit.ts';

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
}
