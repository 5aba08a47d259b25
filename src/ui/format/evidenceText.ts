import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { requireFinite } from './quantity.ts';

/** ln of the least evidence that is written out, and of the most: beyond them a number says no more. */
const LEAST = Math.log(0.01);
const MOST = Math.log(1e6);

/** The evidence of harm, from its logarithm: "0.42", "31", "over 1,000,000". 1 speaks neither way. */
export function evidenceText(logEvidence: number, { locale }: Locale): string {
  requireFinite(logEvidence);
  const whole = numberFormat(locale, { maximumFractionDigits: 0 });
  if (logEvidence > MOST) return `over ${whole.format(1e6)}`;
  if (logEvidence < LEAST) return 'below 0.01';
  const evidence = Math.exp(logEvidence);
  return evidence >= 99.5
    ? whole.format(evidence)
    : numberFormat(locale, { maximumSignificantDigits: 2 }).format(evidence);
}
