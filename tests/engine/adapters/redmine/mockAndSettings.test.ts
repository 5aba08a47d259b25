import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { redmineSettings } from '../../../../src/engine/adapters/redmine/settings.ts';
import { fromWorld } from './connectRedmine.ts';

const answer = fromWorld({ services: ['shop', 'accounts', 'payments'] });

async function get(path: string) {
  const response = await answer(new Request(`https://holdfast.invalid/api/board/${path}`));
  if (response === undefined) throw new Error('nobody answers');
  return { status: response.status, body: response.status === 404 ? null : await response.json() };
}

describe('the simulated Redmine has the traps of the real one', () => {
  it('lists open tickets only, 25 of them, unless asked otherwise', async () => {
    const open = await get('issues.json');
    const all = await get('issues.json?status_id=*');
    expect(
      open.body.issues.every((issue: { status: { is_closed: boolean } }) => !issue.status.is_closed),
    ).toBe(true);
    expect(all.body).toMatchObject({ limit: 25, total_count: expect.any(Number) });
    expect(all.body.total_count).toBeGreaterThan(open.body.total_count);
  });

  it('makes a limit above 100 a 100 without a word', async () => {
    const { body } = await get('issues.json?status_id=*&limit=500');
    expect([body.limit, body.issues.length]).toEqual([100, 100]);
  });

  it('never puts journals into a list', async () => {
    const { body } = await get('issues.json?status_id=*&include=journals,relations');
    expect(body.issues[0]).not.toHaveProperty('journals');
    expect(body.issues[0]).toHaveProperty('relations');
  });

  it('ignores a filter that it does not know, refuses a date that is none, and does not find an unknown project', async () => {
    const all = await get('issues.json?status_id=*');
    expect((await get('issues.json?status_id=*&projekt=payments')).body.total_count).toBe(
      all.body.total_count,
    );
    expect(await get('issues.json?updated_on=%3E%3Dyesterday')).toMatchObject({
      status: 422,
      body: { errors: ['Updated is invalid'] },
    });
    expect((await get('issues.json?project_id=nowhere')).status).toBe(404);
  });
});

describe('settings of a Redmine source', () => {
  it('name every fault together, each with its path', () => {
    const { error } = redmineSettings.safeParse({
      projects: { payments: 'Two Words' },
      doneStatuses: 'Resolved',
      trackers: [],
    });
    expect(error?.issues.map((issue) => issue.path.join('.')).toSorted()).toEqual([
      '',
      'doneStatuses',
      'projects.payments',
    ]);
    expect(redmineSettings.safeParse({ projects: {} }).error?.issues[0]?.message).toContain(
      'Name at least one service',
    );
  });

  it('can be published as a JSON Schema', () => {
    expect(z.toJSONSchema(redmineSettings, { io: 'input' })).toMatchObject({
      type: 'object',
      required: ['projects'],
    });
  });
});
