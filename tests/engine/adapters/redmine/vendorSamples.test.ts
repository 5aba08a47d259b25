import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeIssue } from '../../../../src/engine/adapters/redmine/records.ts';
import { parseTime } from '../../../../src/engine/adapters/transport/parseTime.ts';

const folder = new URL('../../../../../shared/contracts/samples/redmine/', import.meta.url);

/** Recorded answers guard against a misreading that mock and adapter might share. Skipped, visibly, without them. */
describe.skipIf(!existsSync(folder))('Redmine’s own answers', () => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

  it('decodes a recorded list, whose custom fields hold texts and lists', () => {
    const issues = read('updated-issues.json').map(decodeIssue);
    expect(issues).toHaveLength(5);
    expect(issues.filter((issue: unknown) => typeof issue === 'string')).toEqual([]);
    expect(issues.every((issue: { updated: unknown }) => parseTime(issue.updated) !== null)).toBe(true);
  });

  it('decodes a recorded issue with its journals', () => {
    const issue = decodeIssue(read('issue-with-journals.json').issue);
    if (typeof issue === 'string') throw new Error(issue);
    expect(issue.fixedVersion).not.toBeNull();
    expect(issue.journals).toHaveLength(7);
    expect(issue.journals?.[2]?.details).toEqual([
      { property: 'attr', name: 'fixed_version_id', from: null, to: expect.stringMatching(/^\d+$/) },
    ]);
    expect(issue.customFields.filter((field) => field.values.length === 0)).not.toEqual([]);
  });
});
