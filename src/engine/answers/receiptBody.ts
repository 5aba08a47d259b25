import type { RequestReceipt, Rejected } from '../domain/collected.ts';
import type { Figure, Phase, ReleaseRef } from './figure.ts';

export type ReceiptBody =
  | {
      readonly found: true;
      readonly release: ReleaseRef;
      readonly phase: Phase | null;
      readonly figure: Figure;
      /** One entry per collected answer that went into the figure. */
      readonly inputs: readonly ReceiptInput[];
    }
  | { readonly found: false };

export interface ReceiptInput {
  /** Names the collected answer: a figure may stand on several of one source and entity. */
  readonly key: string;
  readonly sourceId: string;
  readonly sourceLabel: string;
  readonly entity: string;
  readonly asOfMs: number | null;
  readonly requests: readonly RequestReceipt[];
  readonly rejected: readonly Rejected[];
  readonly incompleteness: readonly string[];
  readonly notices: readonly string[];
  /** The last failure in plain words with its hint, where the source failed. */
  readonly error: { readonly sentence: string; readonly hint: string } | null;
}
