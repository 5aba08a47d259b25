import type { KnownReading, ReadingInput, UnknownReading, UnknownReason } from '../domain/reading.ts';

/** What every metric is told beside its data: where the data came from, and the refresh clock. */
export interface ReadingContext {
  readonly inputs: readonly ReadingInput[];
  /** What is known against the data already (truncated, one source missing): data are missing. A metric adds what else to know. */
  readonly caveats: readonly string[];
  /** Oldest of the inputs. */
  readonly asOfMs: number;
  readonly nowMs: number;
}

type Value = Pick<KnownReading, 'value' | 'unit' | 'sample' | 'method' | 'window'> &
  Partial<Pick<KnownReading, 'bound' | 'numerator' | 'denominator' | 'interval' | 'singles'>>;

/** A known reading; a value that is no finite number becomes an unknown one, so that NaN can never reach a screen. */
export function known(
  context: ReadingContext,
  value: Value,
  caveats: readonly string[] = [],
): KnownReading | UnknownReading {
  if (!Number.isFinite(value.value)) return unknown(context, 'no-data', 'The data gave no usable number.');
  return {
    kind: 'known',
    bound: 'exact',
    numerator: null,
    denominator: null,
    ...value,
    asOfMs: context.asOfMs,
    inputs: context.inputs,
    caveats: [...context.caveats, ...caveats],
    ...(context.caveats.length > 0 ? { incomplete: true } : {}),
  };
}

/** What the data themselves lack (steps without a number), beside what their sources lack: a value of them is marked. */
export function withGaps<T extends ReadingContext>(context: T, gaps: readonly string[]): T {
  return gaps.length === 0 ? context : { ...context, caveats: [...context.caveats, ...gaps] };
}

export function unknown(
  context: Pick<ReadingContext, 'inputs'>,
  reason: UnknownReason,
  detail: string,
): UnknownReading {
  return { kind: 'unknown', reason, detail, inputs: context.inputs };
}
