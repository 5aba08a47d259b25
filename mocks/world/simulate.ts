import { SCENARIOS } from '../scenarios/scenarios.ts';
import { simulateChecks } from './checks.ts';
import { BUCKET_MS, storyClock } from './clockwork.ts';
import { SERVICES } from './company.ts';
import { buildCourse, shareColumns } from './course.ts';
import { buildReleases } from './releases.ts';
import { simulateSessions } from './sessions.ts';
import { joinStories } from './story.ts';
import { simulateTraffic, type SharesOf } from './traffic.ts';
import type { Platform, ScenarioName, World, WorldFault } from './world.ts';
import type { PlannedFault } from './story.ts';
import { simulateErrorGroups } from './errorGroups.ts';
import { simulateAlerts } from './alerts.ts';
import { simulateTickets } from './tickets.ts';
import { simulateSupportCases } from './supportCases.ts';

export interface SimulateOptions {
  readonly scenario: ScenarioName;
  readonly seed: number;
  readonly storyNowMs: number;
}

/** The whole history of one scenario: the same options always give the same world, to the last count. */
export function simulate({ scenario: name, seed, storyNowMs }: SimulateOptions): World {
  const scenario = SCENARIOS[name];
  const clock = storyClock(storyNowMs);
  const story = joinStories(scenario.story.map((part) => part(clock)));
  const releases = buildReleases(story, seed);
  const course = buildCourse({
    seed,
    clock,
    trafficScale: scenario.trafficScale,
    releases,
    faults: story.faults,
  });
  const sharesOf = rememberShares((service, platform) => shareColumns(course, service, platform));
  const traffic = simulateTraffic(course, sharesOf);
  return {
    scenario: name,
    seed,
    storyNowMs,
    startMs: clock.startMs,
    endMs: clock.endMs,
    bucketMs: BUCKET_MS,
    services: SERVICES,
    releases,
    traffic,
    sessions: simulateSessions(course, traffic),
    checks: simulateChecks(course, sharesOf),
    faults: story.faults.map(factsOf),
    errorGroups: simulateErrorGroups(course, traffic),
    alerts: simulateAlerts(course),
    tickets: simulateTickets(course),
    supportCases: simulateSupportCases(course, traffic),
    toolFaults: scenario.toolFaults(clock),
  };
}

function rememberShares(compute: (service: string, platform: Platform) => readonly Float32Array[]): SharesOf {
  const known = new Map<string, readonly Float32Array[]>();
  return (service, platform) => {
    const key = `${service}/${platform}`;
    const columns = known.get(key) ?? compute(service, platform);
    known.set(key, columns);
    return columns;
  };
}

/** The world's truth about a fault, without the story's stage directions. */
function factsOf({
  groups: _groups,
  incident: _incident,
  duplicateTitles: _duplicates,
  ...facts
}: PlannedFault): WorldFault {
  return facts;
}
