import { kayentaJudge } from '../../src/engine/statistics/kayentaJudge.ts';
import { normalCdf } from '../../src/engine/statistics/normalCdf.ts';
import type { PairRun } from './pairScenario.ts';
import type { Arm } from './simulate.ts';

/** Hours from the start to the first alarm of each usual method, on the very counts that the verdict saw; null = none. */
export interface RivalAlarms {
  readonly naive: number | null;
  readonly obrienFleming: number | null;
  readonly msprt: number | null;
}

/** Brownian limit of O'Brien and Fleming for one-sided 5 %, corrected for 72 looks (Siegmund's 0.583/√looks). */
const OBRIEN_FLEMING = 1.96 - 0.583 / Math.sqrt(72);

/** z-test at every step, O'Brien-Fleming at every hour of 72, normal-mixture sequential test at every step. */
export function rivalAlarms({
  judged,
  control,
  stepMs,
}: Pick<PairRun, 'judged' | 'control' | 'stepMs'>): RivalAlarms {
  const steps = judged.bad.length;
  const perHour = Math.round(3_600_000 / stepMs);
  const optimum = informationAt(judged, control, Math.min(steps, 24 * perHour));
  const tuning = optimum / (2 * Math.log(10) + Math.log(1 + 2 * Math.log(10)));
  const found: { naive: number | null; obrienFleming: number | null; msprt: number | null } = {
    naive: null,
    obrienFleming: null,
    msprt: null,
  };
  let score = 0;
  let information = 0;
  for (let step = 0; step < steps; step += 1) {
    const share = shareOf(judged, control, step);
    const failures = (judged.bad[step] ?? 0) + (control.bad[step] ?? 0);
    score += (judged.bad[step] ?? 0) - failures * share;
    information += failures * share * (1 - share);
    if (information < 5) continue;
    const hours = ((step + 1) * stepMs) / 3_600_000;
    const z = score / Math.sqrt(information);
    if (z > 1.645) found.naive ??= hours;
    if ((step + 1) % perHour === 0 && z > OBRIEN_FLEMING / Math.sqrt(hours / 72))
      found.obrienFleming ??= hours;
    if (logMixture(score, information, tuning) >= Math.log(20)) found.msprt ??= hours;
  }
  return found;
}

/** Kayenta's rule every half hour on the last 60 one-minute rates: our stand-in for watching it, not its documented use. */
export function kayentaAlarm({
  judged,
  control,
  stepMs,
}: Pick<PairRun, 'judged' | 'control' | 'stepMs'>): number | null {
  const perMinute = 60_000 / stepMs;
  if (perMinute !== 1) throw new RangeError('the rule reads one-minute points');
  const rates = ({ bad, total }: Arm) =>
    bad.map((failures, step) => ((total[step] ?? 0) > 0 ? failures / (total[step] ?? 1) : 0));
  const experiment = rates(judged);
  const baseline = rates(control);
  for (let end = 60; end <= experiment.length; end += 30) {
    const { label } = kayentaJudge({
      experiment: experiment.subarray(end - 60, end),
      control: baseline.subarray(end - 60, end),
      direction: 'increase',
    });
    if (label === 'high') return end / 60;
  }
  return null;
}

/** One-sided normal mixture (Johari's test; tuning as the confseq authors give it). */
function logMixture(score: number, information: number, tuning: number): number {
  const both = information + tuning;
  const tail = normalCdf(score / Math.sqrt(both));
  return 0.5 * Math.log((4 * tuning) / both) + score ** 2 / (2 * both) + Math.log(Math.max(tail, 1e-300));
}

function informationAt(judged: Arm, control: Arm, steps: number): number {
  let information = 0;
  for (let step = 0; step < steps; step += 1) {
    const share = shareOf(judged, control, step);
    information += ((judged.bad[step] ?? 0) + (control.bad[step] ?? 0)) * share * (1 - share);
  }
  return information;
}

function shareOf(judged: Arm, control: Arm, step: number): number {
  const judgedTotal = judged.total[step] ?? 0;
  const all = judgedTotal + (control.total[step] ?? 0);
  return all > 0 ? judgedTotal / all : 0;
}
