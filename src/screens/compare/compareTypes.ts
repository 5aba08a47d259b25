import type { CompareBody } from '../../engine/answers/compareBody.ts';

export type { CompareBody };

/** Two releases that could be compared. */
export type Compared = Extract<CompareBody, { ready: true }>;
export type CompareRow = Compared['figures'][number];
export type Ratio = NonNullable<CompareRow['ratio']>;
export type ComparedGroup = Compared['groups'][number];
export type MixTable = Compared['mix'][number];
export type ReleaseRef = Compared['a'];
