import type { Attribution } from '../../engine/answers/releaseBody.ts';

/** How a ticket came to this release, and how sure that is. */
export function attributionText({ by, confidence }: Attribution): string {
  if (by === 'affected release') return 'the ticket names this release';
  return `tied by its time of start, ${confidence}`;
}
