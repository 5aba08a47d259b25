import { HOUR_MS, MINUTE_MS } from '../../src/engine/domain/time.ts';
import type { StoryClock } from '../world/clockwork.ts';
import { badRelease } from '../world/stories/badRelease.ts';
import { openChain } from '../world/stories/openChain.ts';
import { accountsReleases, paymentsReleases, sharedOutage } from '../world/stories/others.ts';
import { shopNewest, shopReleases } from '../world/stories/shop.ts';
import { shopAddressChain, shopFaults } from '../world/stories/shopFaults.ts';
import type { StoryPart } from '../world/story.ts';
import type { ScenarioName, WorldToolFault } from '../world/world.ts';

export interface Scenario {
  readonly name: ScenarioName;
  readonly label: string;
  /** One sentence for whoever chooses. */
  readonly meaning: string;
  readonly story: readonly StoryPart[];
  /** Multiplies all traffic. */
  readonly trafficScale: number;
  readonly toolFaults: (clock: StoryClock) => readonly WorldToolFault[];
}

const PAST: readonly StoryPart[] = [
  shopReleases,
  shopFaults,
  shopAddressChain,
  accountsReleases,
  paymentsReleases,
  sharedOutage,
];

const none = (): readonly WorldToolFault[] => [];

export const SCENARIOS: Readonly<Record<ScenarioName, Scenario>> = {
  steady: {
    name: 'steady',
    label: 'Steady',
    meaning: 'A healthy release is rolling out.',
    story: [...PAST, shopNewest],
    trafficScale: 1,
    toolFaults: none,
  },
  'bad-release': {
    name: 'bad-release',
    label: 'Bad release',
    meaning: 'The newest shop release breaks checkout on phones.',
    story: [...PAST, badRelease],
    trafficScale: 1,
    toolFaults: none,
  },
  'fix-of-a-fix': {
    name: 'fix-of-a-fix',
    label: 'Fix of a fix',
    meaning: 'Three hotfixes in a row, each with its own fault; the last is open.',
    story: [...PAST, openChain],
    trafficScale: 1,
    toolFaults: none,
  },
  'source-down': {
    name: 'source-down',
    label: 'Source down',
    meaning: 'Error tracking cannot be reached and the ticket system refuses the token.',
    story: [...PAST, shopNewest],
    trafficScale: 1,
    toolFaults: ({ nowMs, endMs }) => [
      { tool: 'errors', kind: 'down', fromMs: nowMs - 2 * HOUR_MS, toMs: endMs },
      { tool: 'tickets', kind: 'unauthorized', fromMs: nowMs - 2 * HOUR_MS, toMs: endMs },
    ],
  },
  partial: {
    name: 'partial',
    label: 'Partial',
    meaning: 'Metrics arrive 20 minutes late and in part; the ticket system asks to slow down.',
    story: [...PAST, shopNewest],
    trafficScale: 1,
    toolFaults: ({ nowMs, endMs }) => [
      { tool: 'metrics', kind: 'late', fromMs: nowMs - 2 * HOUR_MS, toMs: endMs },
      { tool: 'metrics', kind: 'partial', fromMs: nowMs - 2 * HOUR_MS, toMs: endMs },
      { tool: 'tickets', kind: 'rate-limited', fromMs: nowMs - 10 * MINUTE_MS, toMs: nowMs + 8 * MINUTE_MS },
    ],
  },
  'thin-traffic': {
    name: 'thin-traffic',
    label: 'Thin traffic',
    meaning: 'The same history with one two-hundredth of the traffic.',
    story: [...PAST, shopNewest],
    trafficScale: 1 / 200,
    toolFaults: none,
  },
  empty: {
    name: 'empty',
    label: 'Empty',
    meaning: 'The company exists, but nothing was ever deployed.',
    story: [],
    trafficScale: 0,
    toolFaults: none,
  },
};
