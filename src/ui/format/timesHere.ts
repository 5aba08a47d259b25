import type { Display } from './display.ts';
import { sentenceInstant } from './instant.ts';

/** How the engine, which knows no reader, writes a moment within a sentence. */
const MOMENT = /(\d{4}-\d\d-\d\d) (\d\d:\d\d) UTC/g;

/** A sentence of the engine with its moments in the reader's words and zone: "since 2026-10-28 10:00 UTC" becomes "since 28 Oct, 11:00 CET". */
export function timesHere(sentence: string, display: Display): string {
  return sentence.replaceAll(MOMENT, (_, date: string, time: string) =>
    sentenceInstant(Date.parse(`${date}T${time}Z`), display),
  );
}
