import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeHistories, decodeIssue, versionRecord } from '../../../../src/engine/adapters/jira/records.ts';
import { readHistory, statesById } from '../../../../src/engine/adapters/jira/history.ts';
import { parseTime } from '../../../../src/engine/adapters/transport/parseTime.ts';

const folder = new URL('../../../../../shared/contracts/samples/jira/', import.meta.url);

/** Recorded and documented answers guard against a misreading that mock and adapter might share. Skipped, visibly, without them. */
describe.skipIf(!existsSync(folder))('Jira’s own answers', () => {
  const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8'));

  it('decodes recorded Data Center issues with their links and complete histories', () => {
    const issues = read('dc-issues-with-links-and-changelog.json').map(decodeIssue);
    expect(issues.filter((issue: unknown) => typeof issue === 'string')).toEqual([]);
    expect(issues.length).toBeGreaterThanOrEqual(6);
    for (const issue of issues) {
      expect(parseTime(issue.created), issue.key).not.toBeNull();
      expect(['new', 'indeterminate', 'done']).toContain(issue.status.categoryKey);
    }
    expect(issues.some((issue: { links: unknown[] }) => issue.links.length > 0)).toBe(true);
  });

  it('decodes recorded issues of a project without fix versions and priority', () => {
    const sample = read('dc-issues-mod-project.json');
    const values = Array.isArray(sample) ? sample : (sample.issues ?? sample.values);
    const decoded = values.map(decodeIssue);
    expect(decoded.length).toBeGreaterThanOrEqual(10);
    expect(decoded.filter((issue: unknown) => typeof issue === 'string')).toEqual([]);
  });

  it('reads recorded histories: localised statuses, offsets without a colon, workflow migrations', () => {
    const histories = decodeHistories(read('cloud-changelog-histories.json').values);
    const issue = decodeIssue({ id: '1', key: 'A-1', fields: { status: { id: '0', name: 'x' } } });
    if (typeof issue === 'string') throw new Error(issue);
    const { changes } = readHistory(histories, issue, { states: statesById([]), told: true });
    expect(changes.length).toBeGreaterThan(5);
    expect(changes.filter((change) => change.migration).length).toBeGreaterThan(0);
    expect(changes.map((change) => change.atMs)).toEqual(
      changes.map((change) => change.atMs).toSorted((a, b) => a - b),
    );
  });

  it('reads the documented bulk changelog, whose times are epoch seconds', () => {
    const [first] = read('changelog-bulkfetch.doc-example.json').issueChangeLogs;
    const times = decodeHistories(first.changeHistories).map((history) => parseTime(history.created));
    expect(times.map((timeMs) => (timeMs === null ? null : new Date(timeMs).getUTCFullYear()))).toEqual([
      2017, 2017,
    ]);
  });

  it('decodes documented and recorded versions', () => {
    const recorded = read('dc-project-mod-versions.json');
    const values = [...read('project-versions.doc-example.json'), ...recorded.versions];
    expect(values.length).toBeGreaterThan(30);
    expect(values.filter((value: unknown) => !versionRecord.safeParse(value).success)).toEqual([]);
  });
});
