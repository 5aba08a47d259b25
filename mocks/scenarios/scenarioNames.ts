import type { ScenarioName } from '../world/world.ts';

/** Apart from the scenarios themselves, so that a menu of them loads none of their stories. */
export const scenarioNames = [
  'steady',
  'bad-release',
  'fix-of-a-fix',
  'source-down',
  'partial',
  'thin-traffic',
  'empty',
] as const satisfies readonly ScenarioName[];

export function isScenarioName(text: string): text is ScenarioName {
  return scenarioNames.some((name) => name === text);
}
