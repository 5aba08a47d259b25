import type { Locale } from './display.ts';
import { numberFormat } from './intl.ts';
import { requireFinite } from './quantity.ts';

const MEGABYTE = 1_000_000;

/** What something takes in a store: "3.2 MB", "<0.1 MB". */
export function megabytes(bytes: number, { locale }: Locale): string {
  requireFinite(bytes);
  const size = bytes / MEGABYTE;
  const number = numberFormat(locale, { maximumFractionDigits: size < 10 ? 1 : 0 });
  return `${size > 0 && size < 0.1 ? `<${number.format(0.1)}` : number.format(size)}\u00a0MB`;
}
