import type { ScenarioName } from '../../../mocks/world/world.ts';
import type { TrendChart, TrendPoint, TrendsBody } from '../../../src/engine/answers/trendsBody.ts';
import { WHOLE_VIEW } from '../demoEngine.ts';
import { engineOf, settle } from './demoAnswers.ts';

const answered = new Map<string, Promise<TrendsBody>>();

/** Settled once per test file: asking a failed source again waits for its retries. */
export function trendsOf(scenario: ScenarioName, service: string | null = null): Promise<TrendsBody> {
  const key = `${scenario} ${service ?? ''}`;
  const ask = async () => {
    const view = { ...WHOLE_VIEW, service };
    return (await settle(await engineOf(scenario), { kind: 'trends', view })).body;
  };
  const known = answered.get(key) ?? ask();
  answered.set(key, known);
  return known;
}

export function chartOf({ charts }: TrendsBody, kpi: string): TrendChart {
  const chart = charts.find((one) => one.kpi === kpi);
  if (chart === undefined) throw new Error(`no chart ${kpi}`);
  return chart;
}

export function pointOf(body: TrendsBody, kpi: string, version: string): TrendPoint {
  const point = chartOf(body, kpi).points.find(({ releaseId }) => releaseId === `shop@${version}`);
  if (point === undefined) throw new Error(`no point of ${version}`);
  return point;
}
