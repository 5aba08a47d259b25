import type { ReleaseBody } from '../../engine/answers/releaseBody.ts';

export type FoundRelease = Extract<ReleaseBody, { found: true }>;
