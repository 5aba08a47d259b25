import { judgeAgainstHistory } from './judgeAgainstHistory.ts';
import { judgeBesideControl } from './judgeBesideControl.ts';
import { ASSUMED_PHI } from './measurePhi.ts';
import type { WatchInput } from './watchInput.ts';
import type { WatchVerdict } from './watchVerdict.ts';

/**
 * The verdict on one KPI of one release: a pure function of bucketed counts and the moment asked about. How often, by how
 * many screens or with how many lost polls the counts were fetched cannot change it. A version that serves at the same
 * time goes before history, since it shares season and incidents with the judged one.
 */
export function judge(watch: WatchInput): WatchVerdict {
  if (watch.control !== null) return judgeBesideControl(watch, watch.control, null).verdict;
  if (watch.history !== null) return judgeAgainstHistory(watch, watch.history);
  return {
    id: watch.id,
    state: 'cannot-judge',
    reason:
      'Nothing to compare with: neither a version serving at the same time nor earlier releases are given.',
    decidedAtMs: null,
    ratio: null,
    logE: 0,
    maxLogE: 0,
    phi: { value: ASSUMED_PHI, source: 'assumed' },
    baseline: 'history',
    smallestProvableRatio: null,
    judgeableIn: null,
    judgedToMs: null,
    onsetAtMs: null,
    logNoWorse: 0,
    leftOutShare: 0,
    notes: [],
  };
}
