import { DecodeFault } from './decodeFault.ts';
import { decodeWatch } from './decodeWatch.ts';
import { judge } from './judge.ts';
import type { WatchVerdict } from './watchVerdict.ts';

export interface WatchFault {
  /** Null where the input does not even tell its id. */
  readonly id: string | null;
  /** The wrong field, 'input' for the whole. */
  readonly path: string;
  readonly message: string;
}

export type WatchOutcome =
  | { readonly kind: 'verdict'; readonly verdict: WatchVerdict }
  | { readonly kind: 'fault'; readonly fault: WatchFault };

/** JSON text of one watch to its verdict, or to what is wrong with it. The door of the command line. */
export function judgeWatch(text: string): WatchOutcome {
  const plain = text.startsWith('\uFEFF') ? text.slice(1) : text;
  let value: unknown;
  try {
    value = JSON.parse(plain);
  } catch (error) {
    const message = `is not JSON: ${error instanceof Error ? error.message : String(error)}`;
    return faultOfNaN(plain) ?? fault(null, 'input', message);
  }
  return judgeValue(value);
}

function judgeValue(value: unknown): WatchOutcome {
  try {
    return { kind: 'verdict', verdict: judge(decodeWatch(value)) };
  } catch (error) {
    if (error instanceof DecodeFault) return fault(idOf(value), error.path, error.detail);
    throw error;
  }
}

/**
 * Some languages write NaN and Infinity into what they call JSON. Read as texts, they are refused like any text in the
 * place of a number, and the field is named. Null where that is not what is wrong.
 */
function faultOfNaN(text: string): WatchOutcome | null {
  const quoted = text.replaceAll(/"(?:[^"\\]|\\.)*"|-?\b(?:NaN|Infinity)\b/g, (token) =>
    token.startsWith('"') ? token : `"${token}"`,
  );
  if (quoted === text) return null;
  try {
    const outcome = judgeValue(JSON.parse(quoted));
    return outcome.kind === 'fault' ? outcome : null;
  } catch {
    return null;
  }
}

function fault(id: string | null, path: string, message: string): WatchOutcome {
  return { kind: 'fault', fault: { id, path, message } };
}

function idOf(value: unknown): string | null {
  return typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string'
    ? value.id
    : null;
}
