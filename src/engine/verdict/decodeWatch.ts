import { decodeBuckets } from './decodeBuckets.ts';
import { DecodeFault, fieldsOf, listOf, numberOf, textOf, timeOf } from './decodeFault.ts';
import { decodeOptions } from './decodeOptions.ts';
import type { BetterDirection, HistoryRelease, WatchInput } from './watchInput.ts';

/** JSON to a watch; throws a `DecodeFault` that names the first wrong field. Unknown fields are ignored. */
export function decodeWatch(value: unknown): WatchInput {
  const watch = fieldsOf(value, 'input');
  const id = textOf(watch['id'], 'id');
  const nowMs = timeOf(watch['nowMs'], 'nowMs');
  const kpi = fieldsOf(watch['kpi'], 'kpi');
  const bucketMs = decodeBucketMs(watch['bucketMs']);
  const judged = fieldsOf(watch['judged'], 'judged');
  return {
    id,
    nowMs,
    kpi: { id: textOf(kpi['id'], 'kpi.id'), better: decodeBetter(kpi['better']) },
    bucketMs,
    judged: {
      release: textOf(judged['release'], 'judged.release'),
      startedAtMs: timeOf(judged['startedAtMs'], 'judged.startedAtMs'),
      buckets: decodeBuckets(judged['buckets'], 'judged.buckets', bucketMs),
    },
    control: decodeControl(watch['control'], bucketMs),
    history: decodeHistory(watch['history'], bucketMs),
    calibration: decodeCalibration(watch['calibration'], bucketMs),
    options: decodeOptions(watch['options']),
  };
}

function decodeBucketMs(value: unknown): number {
  const bucketMs = numberOf(value, 'bucketMs');
  if (bucketMs >= 1000 && bucketMs <= 86_400_000) return bucketMs;
  throw new DecodeFault('bucketMs', `must be between 1,000 (1 s) and 86,400,000 (a day), not ${bucketMs}`);
}

function decodeBetter(value: unknown): BetterDirection {
  if (value === 'down' || value === 'up') return value;
  throw new DecodeFault('kpi.better', 'must be "down" or "up"');
}

function decodeControl(value: unknown, bucketMs: number): WatchInput['control'] {
  if (value === undefined || value === null) return null;
  const control = fieldsOf(value, 'control');
  return {
    release: textOf(control['release'], 'control.release'),
    buckets: decodeBuckets(control['buckets'], 'control.buckets', bucketMs),
  };
}

function decodeHistory(value: unknown, bucketMs: number): WatchInput['history'] {
  if (value === undefined || value === null) return null;
  return listOf(value, 'history').map((item, index): HistoryRelease => {
    const path = `history[${index}]`;
    const release = fieldsOf(item, path);
    const regressed = release['regressed'] ?? false;
    if (typeof regressed !== 'boolean') throw new DecodeFault(`${path}.regressed`, 'must be true or false');
    return {
      release: textOf(release['release'], `${path}.release`),
      startedAtMs: timeOf(release['startedAtMs'], `${path}.startedAtMs`),
      buckets: decodeBuckets(release['buckets'], `${path}.buckets`, bucketMs),
      regressed,
    };
  });
}

function decodeCalibration(value: unknown, bucketMs: number): WatchInput['calibration'] {
  if (value === undefined || value === null) return null;
  const calibration = fieldsOf(value, 'calibration');
  const side = (name: 'a' | 'b') =>
    decodeBuckets(
      fieldsOf(calibration[name], `calibration.${name}`)['buckets'],
      `calibration.${name}.buckets`,
      bucketMs,
    );
  return { a: side('a'), b: side('b') };
}
