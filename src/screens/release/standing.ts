import type { Display } from '../../ui/format/display.ts';
import { withdrawn } from '../../ui/verdict/withdrawn.ts';
import type { FoundRelease } from './foundRelease.ts';

/** The release as far as its age allows: a verdict on data that are too old by now is taken back. */
export function standing(body: FoundRelease, nowMs: number, display: Display): FoundRelease {
  const withdrawal = withdrawn(body.verdict, nowMs, display);
  if (body.verdict === null || withdrawal === null) return body;
  return { ...body, verdict: { ...body.verdict, ...withdrawal } };
}
