import { PEOPLE, SERVICES, serviceOf } from './company.ts';
import { pick, randomFrom, type Random } from './random.ts';
import { deploymentAt } from './rollout.ts';
import type { PlannedRelease, Story } from './story.ts';
import type { WorldDeployment, WorldRelease } from './world.ts';

/** Work that is in every release and that nobody announces. */
const CHORES = [
  'Update dependencies',
  'Name the buttons for screen readers',
  'Delete unused styles',
  'Shorten log lines',
  'Tidy the tests of dates',
  'Raise the time limit of a slow test',
  'Translate three missing texts',
  'Fix a typo',
  'Measure start-up',
  'Move settings out of the code',
  'Split a long file',
  'Check types of the old module',
] as const;

/** The planned releases with their deployments, by service and then by first deployment. */
export function buildReleases(story: Required<Story>, seed: number): readonly WorldRelease[] {
  return SERVICES.flatMap(({ id }) =>
    story.releases
      .filter(({ service }) => service === id)
      .sort((a, b) => a.startMs - b.startMs)
      .map((planned) => {
        const commits = commitsOf(planned, randomFrom(seed, `commits/${planned.service}/${planned.version}`));
        const authors = [...new Set(commits.map(({ author }) => author))];
        return {
          service: id,
          version: planned.version,
          authors,
          commits,
          deployments: deploymentsOf(planned, story),
        };
      }),
  );
}

function deploymentsOf(planned: PlannedRelease, story: Required<Story>): WorldDeployment[] {
  const first = deploymentAt(planned.startMs, planned.kind, planned.pace);
  const ownRollbacks = story.rollbacks
    .filter(({ service, version }) => service === planned.service && version === planned.version)
    .map(({ startMs }) => deploymentAt(startMs, 'rollback', 'hurried'));
  const pulledAtMs = story.rollbacks
    .filter(({ service, version }) => service === planned.service && version !== planned.version)
    .map(({ startMs }) => startMs)
    .filter((startMs) => startMs > planned.startMs && startMs < first.finishedAtMs)
    .at(0);
  return [pulledAtMs === undefined ? first : stopRamp(first, pulledAtMs), ...ownRollbacks];
}

/** A release pulled in the middle of its ramp never reaches the steps after that. */
function stopRamp(deployment: WorldDeployment, atMs: number): WorldDeployment {
  const ramp = deployment.ramp.filter((step) => step.atMs < atMs);
  return { ...deployment, ramp, finishedAtMs: ramp.at(-1)?.atMs ?? deployment.startedAtMs };
}

function commitsOf({ service, kind, work }: PlannedRelease, random: Random): WorldRelease['commits'] {
  const people = PEOPLE[service] ?? [];
  const components = serviceOf(service).components;
  const choreCount = kind === 'hotfix' ? 0 : 3 + Math.floor(random() * 5);
  const firstChore = Math.floor(random() * CHORES.length);
  const chores = Array.from(
    { length: choreCount },
    (_, i) => CHORES[(firstChore + i * 5) % CHORES.length] ?? CHORES[0],
  );
  return [...work, ...chores].map((message) => ({
    sha: Array.from({ length: 40 }, () => Math.floor(random() * 16).toString(16)).join(''),
    message,
    author: pick(random, people),
    component: pick(random, components),
  }));
}
