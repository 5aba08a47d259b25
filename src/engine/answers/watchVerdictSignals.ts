import { definitionOf } from '../metrics/definitions.ts';
import { looksOf } from '../verdict/looksOf.ts';
import { settledSign } from '../verdict/settledSign.ts';
import { watchLine } from '../verdict/settleState.ts';
import type { JudgedRelease } from './releaseVerdictOf.ts';
import type { WatchSignal } from './watchBody.ts';

type Watched = JudgedRelease['watches'][number];

const GRADE = {
  regressed: 'bad',
  watch: 'uneasy',
  'too-early': 'calm',
  holding: 'calm',
  'cannot-judge': 'calm',
} as const;

/** Each judged KPI; with data too old to judge by, that alone. */
export function verdictSignals(judged: JudgedRelease | null): WatchSignal[] {
  if (judged === null) return [];
  const { verdict, watches } = judged;
  if (verdict.state === 'stale') {
    const detail = verdict.reason;
    return [{ id: 'data', label: 'Data', state: 'stale', grade: 'uneasy', sinceMs: null, detail }];
  }
  const fresh: WatchSignal = {
    id: 'data',
    label: 'Data',
    state: 'fresh',
    grade: 'calm',
    sinceMs: null,
    detail: 'The data are new enough to judge by.',
  };
  return [fresh, ...watches.map(verdictSignal)];
}

function verdictSignal({ kpi, watch }: Watched): WatchSignal {
  const { verdict } = watch;
  const named = { id: `verdict/${kpi.kpi}`, label: definitionOf(kpi.kpi)?.label ?? kpi.kpi };
  const sign = verdict.state === 'regressed' ? null : signOf(watch);
  if (sign?.inSight === true) {
    const fading = verdict.state === 'watch' ? '' : ' The signs of before are fading, but not gone.';
    const detail = `${verdict.reason}${fading}`;
    return { ...named, state: 'watch', grade: 'uneasy', sinceMs: sign.sinceMs, detail };
  }
  const { state, reason, decidedAtMs } = verdict;
  const sinceMs = decidedAtMs ?? sign?.sinceMs ?? null;
  return { ...named, state, grade: GRADE[state], sinceMs, detail: reason };
}

/** Looking back through the looks is only worth it where a sign was ever in sight. */
function signOf({ watch, verdict }: Watched['watch']) {
  if (watch === null || verdict.maxLogE < watchLine(watch.options.alpha)) return null;
  return settledSign(looksOf(watch, Infinity), watch.options.alpha);
}
