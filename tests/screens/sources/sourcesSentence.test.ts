import { expect, test } from 'vitest';
import type { SourceHealth, SourcesBody } from '../../../src/engine/answers/sourcesBody.ts';
import { sourceFacts } from '../../../src/screens/sources/sourceFacts.ts';
import { sourcesSentence } from '../../../src/screens/sources/sourcesSentence.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const source = (
  label: string,
  state: SourceHealth['state'],
  more: Partial<SourceHealth> = {},
): SourceHealth => ({
  id: label.toLowerCase(),
  label,
  vendor: 'any',
  state,
  entities: [],
  requests: { sent: 1, inFlight: 0, queued: 0 },
  rateLimit: null,
  pausedUntilMs: null,
  clockSkewMs: 0,
  findings: [],
  ...more,
});
const body = (sources: readonly SourceHealth[], unmatched = 0): SourcesBody => ({
  sources,
  coverage: { releases: [], rows: [] },
  unmatched: Array.from({ length: unmatched }, (_, index) => ({
    sourceId: 'a',
    name: `n${index}`,
    why: 'clash',
    detail: '',
  })),
  unattributed: [],
  attributed: { incidents: 0, defects: 0 },
});

test('says that all is well, or names who is not', () => {
  expect(sourcesSentence(body([source('Metrics', 'answering')]), display)).toBe('The one source answers.');
  expect(
    sourcesSentence(body([source('Metrics', 'answering'), source('Errors', 'failing')], 2), display),
  ).toBe('1 of 2 sources answer; Errors fails. 2 names could not be tied to a release.');
  expect(sourcesSentence(body([]), display)).toBe('Nothing is asked yet.');
});

test('warns of a clock that is off and of a nearly spent rate limit', () => {
  const facts = sourceFacts(
    source('Errors', 'paused', {
      clockSkewMs: -95_000,
      pausedUntilMs: 45_000,
      rateLimit: { limit: 40, remaining: 3, resetAtMs: null },
    }),
    0,
    display,
  );
  expect(facts.map(({ text, warn }) => [text.replaceAll('\u00a0', ' '), warn])).toEqual([
    ['1 request sent, 0 in flight, 0 waiting', false],
    ['asked again in 45 s, as the source wishes', true],
    ['rate limit: 3 of 40 left', true],
    ['its clock is 1 min behind ours', true],
  ]);
});
