import { worldOf } from '../../../mocks/node.ts';
import type { ScenarioName, World } from '../../../mocks/world/world.ts';
import type { Answer, QuestionKind, QuestionOf } from '../../../src/engine/answers/question.ts';
import type { OverviewRow } from '../../../src/engine/answers/overviewBody.ts';
import type { KnownReading, Reading } from '../../../src/engine/domain/reading.ts';
import type { Engine } from '../../../src/engine/engine.ts';
import { demoEngine, STORY_NOW_MS, WHOLE_VIEW } from '../demoEngine.ts';

const engines = new Map<ScenarioName, Promise<Engine>>();

/** The demo's engine of a scenario, started once per process: what one test has fetched serves the next, also of another file. */
export function engineOf(scenario: ScenarioName): Promise<Engine> {
  const known = engines.get(scenario) ?? demoEngine(scenario);
  engines.set(scenario, known);
  return known;
}

/** The answer once nothing is awaited any more; fails in the end, so that a question that never settles is seen. */
export async function settle<Kind extends QuestionKind>(
  engine: Engine,
  question: QuestionOf<Kind>,
): Promise<Answer<Kind>> {
  const answer = await engine.settled(question, AbortSignal.timeout(100_000));
  // A question is answered with the body of its kind; `settled` is typed for any.
  return answer as Answer<Kind>;
}

const overviews = new Map<ScenarioName, Promise<Answer<'overview'>>>();

/** Settled once per process: asking a failed source again waits for its retries. */
export function overviewOf(scenario: ScenarioName): Promise<Answer<'overview'>> {
  const settled = async () => settle(await engineOf(scenario), { kind: 'overview', view: WHOLE_VIEW });
  const known = overviews.get(scenario) ?? settled();
  overviews.set(scenario, known);
  return known;
}

export async function overviewRows(scenario: ScenarioName): Promise<readonly OverviewRow[]> {
  return (await overviewOf(scenario)).body.rows;
}

export function demoWorld(scenario: ScenarioName): World {
  return worldOf({ scenario, seed: 7, storyNowMs: STORY_NOW_MS });
}

export function readingOf(row: OverviewRow, kpi: string): Reading {
  const figure = row.figures[kpi];
  if (figure === undefined) throw new Error(`${row.release.id} has no figure ${kpi}`);
  return figure.reading;
}

/** The reading, or a failure that says why it is unknown. */
export function known(reading: Reading): KnownReading {
  if (reading.kind === 'unknown') throw new Error(`unknown (${reading.reason}): ${reading.detail}`);
  return reading;
}
