import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { jiraSettings, servicesByProject } from '../../../../src/engine/adapters/jira/settings.ts';
import { fromWorld } from './connectJira.ts';

const BASE = 'https://holdfast.invalid/api/tickets/rest/api/3';
const answer = fromWorld();

async function post(path: string, body: unknown) {
  const response = await answer(
    new Request(`${BASE}/${path}`, { method: 'POST', body: JSON.stringify(body) }),
  );
  if (response === undefined) throw new Error('nobody answers');
  return { status: response.status, body: await response.json() };
}

describe('the simulated Jira has the traps of the real one', () => {
  it('answers with bare ids where no fields are asked for', async () => {
    const { body } = await post('search/jql', { jql: 'project in ("SHOP")', maxResults: 2 });
    expect(Object.keys(body.issues[0])).toEqual(['id']);
  });

  it('refuses a query without a restriction', async () => {
    const { status, body } = await post('search/jql', { jql: 'ORDER BY key' });
    expect([status, body.errorMessages[0]]).toEqual([400, expect.stringContaining('Unbounded')]);
  });

  it('decides itself how many issues go on a page', async () => {
    const { body } = await post('search/jql', { jql: 'project in ("SHOP")', maxResults: 500 });
    expect(body.issues).toHaveLength(40);
    expect(body).toMatchObject({ isLast: false, nextPageToken: expect.any(String) });
  });

  it('refuses histories of no issue', async () => {
    expect((await post('changelog/bulkfetch', { issueIdsOrKeys: [] })).status).toBe(400);
  });
});

describe('settings of a Jira source', () => {
  it('need projects only; one service may have several', () => {
    const settings = jiraSettings.parse({ projects: { shop: 'shop', accounts: ['ACC', 'SHOP'] } });
    expect([...servicesByProject(settings)]).toEqual([
      ['SHOP', ['shop', 'accounts']],
      ['ACC', ['accounts']],
    ]);
    expect(settings).toMatchObject({
      flavour: 'cloud',
      incident: { types: ['Incident'], labels: [] },
      affectedRelease: 'versions',
    });
  });

  it('name every fault together, each with its path', () => {
    const { error } = jiraSettings.safeParse({
      projects: { shop: 'not a key' },
      flavour: 'server',
      incidents: {},
    });
    expect(error?.issues.map((issue) => issue.path.join('.')).toSorted()).toEqual([
      '',
      'flavour',
      'projects.shop',
    ]);
    expect(jiraSettings.safeParse({ projects: {} }).error?.issues[0]?.message).toContain(
      'Name at least one service',
    );
  });

  it('can be published as a JSON Schema', () => {
    expect(z.toJSONSchema(jiraSettings, { io: 'input' })).toMatchObject({
      type: 'object',
      required: ['projects'],
    });
  });
});
