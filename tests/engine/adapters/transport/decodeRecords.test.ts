import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { decodeAnswer, decodeRecords } from '../../../../src/engine/adapters/transport/decodeRecords.ts';
import { errorOf, fakeSource, json, settle } from './fakeSource.ts';

const schema = z.object({ id: z.number(), title: z.string() });

describe('decodeRecords', () => {
  it('keeps what can be read, and counts and names the rest by reason', () => {
    const values = [{ id: 1, title: 'a' }, { id: 'x', title: 'b' }, { id: 'y', title: 'c' }, { id: 4 }, null];
    const { records, rejected } = decodeRecords(schema, values);
    expect(records).toEqual([{ id: 1, title: 'a' }]);
    expect(rejected.map(({ count, example }) => [count, example])).toEqual([
      [2, 'x'],
      [1, '4'],
      [1, 'null'],
    ]);
    expect(rejected[0]?.reason).toContain('id');
  });
});

describe('decodeAnswer', () => {
  it('refuses an envelope of another shape as a bad answer that says where', async () => {
    const source = fakeSource();
    const asked = source.ask();
    await settle();
    source.sent[0]?.answer(json({ id: 1 }));
    const answer = await asked;
    const error = await errorOf(Promise.resolve().then(() => decodeAnswer(schema, answer, 'errors')));
    expect(error.facts).toMatchObject({ kind: 'bad-answer', sourceId: 'errors', status: 200 });
    expect(error.facts.vendorText).toContain('title');
  });
});
