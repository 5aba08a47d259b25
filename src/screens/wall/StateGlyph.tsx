import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { VerdictGlyph } from '../../ui/verdict/VerdictGlyph.tsx';
import type { VerdictState } from '../../ui/verdict/verdictState.ts';

/** The shape of a verdict, as large as the text around it; three dots while it is awaited. */
export function StateGlyph({ state }: { state: VerdictState | null }) {
  return state === null ? <UnknownGlyph reason="awaited" /> : <VerdictGlyph state={state} />;
}
