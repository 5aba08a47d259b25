import type { WatchBody, WatchChart, WatchSignal } from '../../engine/answers/watchBody.ts';

export type WatchedRelease = Extract<WatchBody, { found: true }>;
export type NothingWatched = Extract<WatchBody, { found: false }>;
export type ReleaseVerdict = NonNullable<WatchedRelease['verdict']>;
export type WatchStrip = WatchedRelease['strips'][number];
export type { WatchChart, WatchSignal };
