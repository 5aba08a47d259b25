import type { Asking } from '../contract.ts';
import type { RequestReceipt } from '../../domain/collected.ts';
import { decodeAnswer } from '../transport/decodeRecords.ts';
import { parseTime } from '../transport/parseTime.ts';
import { SourceError } from '../transport/sourceError.ts';
import { askOrganization, type SentryConnection } from './api.ts';
import { issueDetail } from './records.ts';

/** A request per group: regressions of one release are few, and a long list of them is read without times. */
const MOST_ASKED = 10;

export interface RegressionTimes {
  /** Issue id -> when it came back in the release; a group that is not here came back at an unknown time. */
  readonly atMs: ReadonlyMap<string, number>;
  readonly receipts: readonly RequestReceipt[];
}

/** When each group came back in this release, from its history: the list itself does not say. */
export async function collectRegressionTimes(
  connection: SentryConnection,
  { ids, releaseName }: { readonly ids: readonly string[]; readonly releaseName: string },
  asking: Asking,
): Promise<RegressionTimes> {
  const found = await Promise.all(
    ids.slice(0, MOST_ASKED).map(async (id) => {
      try {
        const request = { tail: `issues/${encodeURIComponent(id)}/`, search: new URLSearchParams() };
        const answer = await askOrganization(connection, request, asking);
        const { activity } = decodeAnswer(issueDetail, answer, connection.context.sourceId);
        const back = activity.filter(
          ({ type, data }) => type === 'set_regression' && data?.version === releaseName,
        );
        const times = back.flatMap(({ dateCreated }) => parseTime(dateCreated) ?? []);
        return { id, atMs: times.length === 0 ? null : Math.min(...times), receipts: [answer.receipt] };
      } catch (error) {
        // The group is known to have come back; only the moment stays unknown.
        if (error instanceof SourceError) return { id, atMs: null, receipts: [] };
        throw error;
      }
    }),
  );
  return {
    atMs: new Map(found.flatMap(({ id, atMs }): [string, number][] => (atMs === null ? [] : [[id, atMs]]))),
    receipts: found.flatMap(({ receipts }) => receipts),
  };
}
