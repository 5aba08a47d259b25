import type { SourceHealth } from '../../engine/answers/sourcesBody.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { clockTime } from '../../ui/format/instant.ts';
import { counted } from '../../ui/format/nouns.ts';

export interface SourceFact {
  readonly text: string;
  /** Worth a second look. */
  readonly warn: boolean;
}

/** Beyond this, "now" differs enough between machines to hide the newest data. */
const SKEW_WARN_MS = 60_000;

/** Requests, rate limit and clock of a source, each as a short sentence. */
export function sourceFacts(source: SourceHealth, nowMs: number, display: Display): readonly SourceFact[] {
  const { requests, rateLimit, pausedUntilMs, clockSkewMs } = source;
  const facts: SourceFact[] = [
    {
      text: `${counted(requests.sent, 'request', display)} sent, ${count(requests.inFlight, display)} in flight, ${count(requests.queued, display)} waiting`,
      warn: false,
    },
  ];
  if (pausedUntilMs !== null && pausedUntilMs > nowMs) {
    facts.push({
      text: `asked again in ${duration(pausedUntilMs - nowMs, display)}, as the source wishes`,
      warn: true,
    });
  }
  if (rateLimit !== null && rateLimit.remaining !== null) {
    const of = rateLimit.limit === null ? '' : ` of ${count(rateLimit.limit, display)}`;
    const reset = rateLimit.resetAtMs === null ? '' : `, anew at ${clockTime(rateLimit.resetAtMs, display)}`;
    facts.push({
      text: `rate limit: ${count(rateLimit.remaining, display)}${of} left${reset}`,
      warn: rateLimit.limit !== null && rateLimit.remaining < rateLimit.limit * 0.1,
    });
  }
  facts.push(skew(clockSkewMs, display));
  return facts;
}

function skew(clockSkewMs: number | null, display: Display): SourceFact {
  if (clockSkewMs === null) return { text: 'its clock is not told', warn: false };
  const size = Math.abs(clockSkewMs);
  if (size < 2_000) return { text: 'its clock agrees with ours', warn: false };
  const way = clockSkewMs > 0 ? 'ahead of' : 'behind';
  return { text: `its clock is ${duration(size, display)} ${way} ours`, warn: size > SKEW_WARN_MS };
}
