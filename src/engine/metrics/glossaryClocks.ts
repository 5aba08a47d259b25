/** One way to time a recovery. */
export interface RecoveryClock {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly summary: string;
  /** Where Holdfast uses it itself; null = it stands here so that other people's figures can be told apart. */
  readonly usedFor: string | null;
}

export const CLOCKS_INTRO: readonly string[] = [
  'Two teams that both report “42 minutes to restore” may mean very different things: from when to when, over which cases, and whether it is the middle case or the average. A figure for recovery is worth little without its clock, so Holdfast names the clock beside it.',
  'An average is pulled up by a single long case, and leaving out cases that are still open makes every team look fast. Holdfast takes the middle case, and counts open ones as “at least this long” where there are enough cases to do so.',
];

/** The first one is Holdfast's own. */
export const RECOVERY_CLOCKS: readonly RecoveryClock[] = [
  {
    id: 'clock-first-restore',
    name: 'First restore',
    from: 'impact began',
    to: 'service restored',
    summary: 'middle case; open ones count as “at least this long” where there are enough cases',
    usedFor: 'time to restore, on every screen',
  },
  {
    id: 'clock-durable-restore',
    name: 'Durable restore',
    from: 'impact began',
    to: 'the last fix of its chain held',
    summary: 'middle case; the honest figure where a first fix did not hold',
    usedFor: null,
  },
  {
    id: 'clock-dora',
    name: 'DORA: failed deployment recovery',
    from: 'the deployment that failed',
    to: 'recovered from it',
    summary: 'middle case; only failures that a deployment caused',
    usedFor: null,
  },
  {
    id: 'clock-record',
    name: 'Record to record',
    from: 'incident record opened',
    to: 'incident record resolved',
    summary: 'middle case or average; misses the time before anybody noticed',
    usedFor: null,
  },
  {
    id: 'clock-deployment-to-resolved',
    name: 'Deployment to resolved',
    from: 'the causing deployment',
    to: 'the incident resolved',
    summary: 'middle case; open ones are usually left out',
    usedFor: null,
  },
  {
    id: 'clock-deployment-to-fix',
    name: 'Deployment to deployment',
    from: 'the failed deployment',
    to: 'the deployment that mends it',
    summary: 'middle case; says nothing of failures mended without a deployment',
    usedFor: null,
  },
  {
    id: 'clock-failure-period',
    name: 'Length of failure',
    from: 'a health check begins to fail',
    to: 'it passes again',
    summary: 'often the average of all periods',
    usedFor: null,
  },
];
