/** What is wrong with an input, and where: `judged.buckets[3].bad`. */
export class DecodeFault extends Error {
  readonly path: string;
  readonly detail: string;

  constructor(path: string, detail: string) {
    super(`${path}: ${detail}`);
    this.name = 'DecodeFault';
    this.path = path;
    this.detail = detail;
  }
}

export type Fields = Readonly<Record<string, unknown>>;

export function fieldsOf(value: unknown, path: string): Fields {
  if (isFields(value)) return value;
  throw new DecodeFault(path, `must be an object, not ${kindOf(value)}`);
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function listOf(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw new DecodeFault(path, `must be a list, not ${kindOf(value)}`);
}

export function textOf(value: unknown, path: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new DecodeFault(path, `must be a text that is not empty, not ${kindOf(value)}`);
}

export function numberOf(value: unknown, path: string): number {
  if (typeof value === 'number' && Number.isFinite(value)) return value;
  throw new DecodeFault(path, `must be a finite number, not ${kindOf(value)}`);
}

export function timeOf(value: unknown, path: string): number {
  const time = numberOf(value, path);
  // The range in which JavaScript has dates.
  if (Math.abs(time) <= 8.64e15) return time;
  throw new DecodeFault(path, `must be a time in epoch milliseconds, not ${time}`);
}

export function kindOf(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  const text = JSON.stringify(value) ?? typeof value;
  return text.length > 40 ? `${text.slice(0, 40)}…` : text;
}
