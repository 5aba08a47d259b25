import type { SourcesBody } from '../../engine/answers/sourcesBody.ts';
import { count } from '../../ui/format/count.ts';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { counted } from '../../ui/format/nouns.ts';

/** Whether the screens can be believed, in one or two sentences. */
export function sourcesSentence({ sources, unmatched, unattributed }: SourcesBody, display: Display): string {
  if (sources.length === 0) return 'Nothing is asked yet.';
  const answering = sources.filter(({ state }) => state === 'answering').length;
  const others = sources.filter(({ state }) => state !== 'answering');
  const first =
    others.length === 0
      ? sources.length === 1
        ? 'The one source answers.'
        : `All ${count(sources.length, display)} sources answer.`
      : `${count(answering, display)} of ${counted(sources.length, 'source', display)} answer; ${others
          .map(({ label, state }) => `${label} ${words[state]}`)
          .join(', ')}.`;
  if (unmatched.length === 0 && unattributed.length === 0) return first;
  const left = [
    ...(unmatched.length > 0 ? [counted(unmatched.length, 'name', display)] : []),
    ...(unattributed.length > 0 ? [counted(unattributed.length, 'ticket', display)] : []),
  ];
  return `${first} ${capital(left.join(' and '))} could not be tied to a release.`;
}

const words = {
  answering: 'answers',
  failing: 'fails',
  paused: 'asks us to wait',
  awaited: 'has not answered yet',
} as const;
