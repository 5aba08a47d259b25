import type { SampleSize } from '../../engine/domain/reading.ts';
import { count, tightCount } from './count.ts';
import type { Locale } from './display.ts';

/** "n = 41,206 requests" */
export function sample(size: SampleSize, display: Locale): string {
  return `n = ${count(size.count, display)} ${size.count === 1 ? size.of.replace(/s$/, '') : size.of}`;
}

/** "n 3.1 M" */
export function tightSample(size: SampleSize, display: Locale): string {
  return `n ${tightCount(size.count, display)}`;
}
