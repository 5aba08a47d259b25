import type { Asking, AdapterContext } from '../contract.ts';
import { SourceError } from '../transport/sourceError.ts';
import { glitchtipSettings } from './records.ts';

export type Flavour = 'sentry' | 'glitchtip';

/** GlitchTip tells about itself at an address that Sentry does not have. A server that cannot be asked is no answer: it throws. */
export async function detectFlavour(context: AdapterContext, asking: Asking): Promise<Flavour> {
  try {
    const answer = await context.request({ path: 'api/settings/', signal: asking.signal });
    return glitchtipSettings.safeParse(answer.json()).success ? 'glitchtip' : 'sentry';
  } catch (error) {
    if (error instanceof SourceError && SAYS_NO.has(error.facts.kind)) return 'sentry';
    throw error;
  }
}

const SAYS_NO: ReadonlySet<string> = new Set([
  'not-found',
  'unauthorized',
  'forbidden',
  'refused',
  'bad-answer',
]);
