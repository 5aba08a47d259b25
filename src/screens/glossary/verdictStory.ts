/** Hours since release and the evidence then: three made-up releases, drawn to explain and not to measure. */
export type Course = readonly (readonly [hours: number, evidence: number])[];

export const worse: Course = [
  [0, 1],
  [0.3, 1.4],
  [0.6, 1.1],
  [1, 1.9],
  [1.6, 2.6],
  [2.2, 2.1],
  [3, 4.2],
  [4, 6.5],
  [5, 6],
  [6.5, 11],
  [8, 14],
  [9.5, 12.5],
  [11, 19],
  [12.5, 27],
  [14, 34],
  [17, 52],
  [20, 61],
];

export const healthy: Course = [
  [0, 1],
  [0.4, 1.2],
  [1, 0.8],
  [2, 0.6],
  [3, 0.7],
  [4, 0.45],
  [6, 0.3],
  [8, 0.22],
  [12, 0.12],
  [18, 0.07],
  [24, 0.05],
  [36, 0.03],
  [48, 0.022],
  [72, 0.015],
];

export const undecided: Course = [
  [0, 1],
  [0.5, 0.95],
  [1, 1.2],
  [2, 1.1],
  [4, 1.5],
  [7, 1.25],
  [12, 2.1],
  [18, 2.6],
  [24, 1.9],
  [34, 2.4],
  [44, 3.1],
  [56, 2.5],
  [72, 2.8],
];

/** Evidence of a single judged figure at which regressed is said, and half of it, where watch begins. */
export const ALARM = 20;
export const WATCH_FROM = 10;
export const LOWEST = 0.012;
export const HIGHEST = 90;
