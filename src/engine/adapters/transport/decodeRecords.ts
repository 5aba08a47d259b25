import type { ZodType } from 'zod';
import type { Rejected } from '../../domain/collected.ts';
import type { SourceAnswer } from './request.ts';
import { SourceError } from './sourceError.ts';

export interface Decoded<T> {
  readonly records: readonly T[];
  readonly rejected: readonly Rejected[];
}

/** Checks a list one by one: a record that does not decode is counted and named, the others live. */
export function decodeRecords<T>(schema: ZodType<T>, values: readonly unknown[]): Decoded<T> {
  const records: T[] = [];
  const rejections = new Map<string, { count: number; example: string }>();
  for (const value of values) {
    const result = schema.safeParse(value);
    if (result.success) {
      records.push(result.data);
      continue;
    }
    const [issue] = result.error.issues;
    const reason =
      issue === undefined ? 'not readable' : `${issue.path.join('.') || 'record'}: ${issue.message}`;
    const known = rejections.get(reason);
    if (known === undefined) rejections.set(reason, { count: 1, example: nameOf(value) });
    else known.count += 1;
  }
  return {
    records,
    rejected: [...rejections].map(([reason, { count, example }]) => ({ count, reason, example })),
  };
}

/** Checks the envelope of an answer; without it nothing in the answer can be read. */
export function decodeAnswer<Answer>(
  schema: ZodType<Answer>,
  answer: SourceAnswer,
  sourceId: string,
): Answer {
  const result = schema.safeParse(answer.json());
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  const where = issue === undefined || issue.path.length === 0 ? 'the answer' : issue.path.join('.');
  throw new SourceError({
    kind: 'bad-answer',
    sourceId,
    status: answer.status,
    vendorText: `JSON of an unexpected shape (${where}: ${issue?.message ?? 'unknown'})`.slice(0, 200),
    retryAfterMs: null,
  });
}

/** What a reader can find the record by. */
function nameOf(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value).slice(0, 80);
  const fields = new Map(Object.entries(value));
  for (const name of ['key', 'shortId', 'version', 'name', 'id', 'title']) {
    const field = fields.get(name);
    if (typeof field === 'string' || typeof field === 'number') return String(field).slice(0, 80);
  }
  return JSON.stringify(value).slice(0, 80);
}
