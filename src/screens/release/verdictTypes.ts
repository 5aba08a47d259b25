import type { FoundRelease } from './foundRelease.ts';

export type ReleaseVerdict = NonNullable<FoundRelease['verdict']>;
export type KpiVerdict = ReleaseVerdict['kpis'][number];
export type KpiEvidence = FoundRelease['evidence'][number];
export type Exclusion = FoundRelease['exclusions'][number];
