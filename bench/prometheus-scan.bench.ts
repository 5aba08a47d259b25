/**
 * A 50 MB range answer -> columns: the byte scanner beside decode + JSON.parse + columns, and beside touching every byte.
 * Run: node bench/prometheus-scan.bench.ts
 */
import { scanMatrix } from '../src/engine/adapters/prometheus/scanMatrix.ts';

const TARGET_BYTES = 50_000_000;
const ROUNDS = 5;

function generate(): Uint8Array {
  const parts: string[] = ['{"status":"success","data":{"resultType":"matrix","result":['];
  let size = 0;
  let state = 7;
  for (let series = 0; size < TARGET_BYTES; series++) {
    const values: string[] = [];
    for (let i = 0; i < 8640; i++) {
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
      // As `increase` answers them: mostly 16 or 17 digits.
      values.push(`[${1_760_000_000 + i * 300},"${(state / 97) * (300 / 299)}"]`);
    }
    const text = `${series === 0 ? '' : ','}{"metric":{"job":"shop","version":"2.${series}.0"},"values":[${values.join(',')}]}`;
    size += text.length;
    parts.push(text);
  }
  parts.push(']}}');
  return new TextEncoder().encode(parts.join(''));
}

function parseTheUsualWay(bytes: Uint8Array): number {
  const answer: { data: { result: { values: [number, string][] }[] } } = JSON.parse(
    new TextDecoder().decode(bytes),
  );
  let rows = 0;
  for (const { values } of answer.data.result) {
    const times = new Float64Array(values.length);
    const numbers = new Float64Array(values.length);
    values.forEach(([seconds, text], i) => {
      times[i] = Math.round(seconds * 1000);
      numbers[i] = Number(text);
    });
    rows += times.length;
  }
  return rows;
}

function scan(bytes: Uint8Array): number {
  const scanned = scanMatrix(bytes);
  return (scanned?.elements ?? []).reduce(
    (rows, one) => rows + (one.kind === 'columns' ? one.values.length : 0),
    0,
  );
}

function touch(bytes: Uint8Array): number {
  let sum = 0;
  for (let i = 0; i < bytes.length; i++) sum = (sum + (bytes[i] ?? 0)) | 0;
  return sum;
}

function median(task: () => number): number {
  const took = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    task();
    return performance.now() - start;
  });
  return took.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)] ?? NaN;
}

const bytes = generate();
const megabytes = bytes.length / 1e6;
const figures = [
  ['decode + JSON.parse + columns', median(() => parseTheUsualWay(bytes))],
  ['byte scanner', median(() => scan(bytes))],
  ['touching every byte (floor)', median(() => touch(bytes))],
] as const;
const scanner = figures[1][1];

console.log(`${megabytes.toFixed(1)} MB, ${scan(bytes)} samples, median of ${ROUNDS}`);
for (const [name, ms] of figures) {
  const speed = `${(megabytes / (ms / 1000)).toFixed(0)} MB/s`;
  console.log(
    `${name.padEnd(32)}${`${ms.toFixed(0)} ms`.padStart(9)}${speed.padStart(12)}${`x${(ms / scanner).toFixed(2)}`.padStart(9)}`,
  );
}
