import { DecodeFault, fieldsOf, listOf, numberOf, timeOf, type Fields } from './decodeFault.ts';
import { DEFAULT_OPTIONS, type TimeSpan, type WatchOptions } from './watchInput.ts';

/** Options left out, or null, take their defaults. */
export function decodeOptions(value: unknown): WatchOptions {
  if (value === undefined || value === null) return DEFAULT_OPTIONS;
  const options = fieldsOf(value, 'options');
  return {
    alpha: within(options, 'alpha', { least: 1e-6, most: 0.5 }) ?? DEFAULT_OPTIONS.alpha,
    tolerance: within(options, 'tolerance', { least: 0, most: 10 }) ?? DEFAULT_OPTIONS.tolerance,
    okMargin: within(options, 'okMargin', { least: 0.01, most: 10 }) ?? DEFAULT_OPTIONS.okMargin,
    horizonHours:
      within(options, 'horizonHours', { least: 0.01, most: 8760 }) ?? DEFAULT_OPTIONS.horizonHours,
    warmUpMinutes:
      within(options, 'warmUpMinutes', { least: 0, most: 1440 }) ?? DEFAULT_OPTIONS.warmUpMinutes,
    phi: within(options, 'phi', { least: 1, most: 1000 }),
    excluded: decodeExcluded(options['excluded']),
  };
}

function within(
  options: Fields,
  name: string,
  { least, most }: { readonly least: number; readonly most: number },
): number | null {
  const value = options[name];
  if (value === undefined || value === null) return null;
  const number = numberOf(value, `options.${name}`);
  if (number >= least && number <= most) return number;
  throw new DecodeFault(`options.${name}`, `must be between ${least} and ${most}, not ${number}`);
}

function decodeExcluded(value: unknown): readonly TimeSpan[] {
  if (value === undefined || value === null) return [];
  return listOf(value, 'options.excluded').map((item, index) => {
    const path = `options.excluded[${index}]`;
    const span = fieldsOf(item, path);
    const fromMs = timeOf(span['fromMs'], `${path}.fromMs`);
    const toMs = timeOf(span['toMs'], `${path}.toMs`);
    if (toMs > fromMs) return { fromMs, toMs };
    throw new DecodeFault(`${path}.toMs`, 'must be after fromMs');
  });
}
