import { answerQuestion, canAnswer, prepareAnswer } from './answers/answerQuestion.ts';
import { createFacts, type Facts } from './answers/facts.ts';
import { createMoments } from './answers/moments.ts';
import {
  questionKey,
  type Answer,
  type Question,
  type QuestionKind,
  type QuestionOf,
} from './answers/question.ts';
import { connectSources, type ConnectOptions } from './collection/connectSources.ts';
import { createCollection } from './collection/createCollection.ts';
import type { Reader } from './collection/entityQuery.ts';
import { createLastGood, type AnswerStore, type KeptAnswer, type KeptState } from './collection/lastGood.ts';
import { decodeSettings } from './settings/decodeSettings.ts';
import { settingsHash } from './settings/settingsHash.ts';
import type { Settings } from './settings/settings.ts';
import type { SettingsFault } from './settings/settingsFault.ts';

export type { AnswerStore, KeptAnswer, KeptState };

export interface EngineOptions {
  readonly fetch: ConnectOptions['fetch'];
  /** The refresh clock: the only present that anything inside knows. */
  readonly clock: { nowMs(): number };
  /** In [0, 1); spreads polls and retries. */
  readonly random: () => number;
  /** How much faster than real time the clock runs (the demo); 1 otherwise. */
  readonly speed?: () => number;
  /** Where answers outlive a reload; absent = they do not (Node, the demo). */
  readonly keep?: {
    readonly store: AnswerStore;
    /** Another version may shape its entities otherwise: it starts without the older ones. */
    readonly appVersion: string;
    readonly tell: (state: KeptState) => void;
  };
}

/** Collects, judges and answers. No browser needed: it runs in a worker, and as it is in Node. */
export interface Engine {
  /** Fetches what questions of this kind need; `watch` and `settled` do it by themselves, `ask` needs it done. */
  prepare(kind: QuestionKind): Promise<void>;
  /** What is known now. A question that is being watched is answered from the last computation. */
  ask<Kind extends QuestionKind>(question: QuestionOf<Kind>): Answer<Kind>;
  /** Keeps the question's data fresh and calls back after each better answer, until the returned function is called. */
  watch(question: Question, onChange: () => void): () => void;
  /** For callers without a screen: resolves when nothing is awaited any more. */
  settled<Kind extends QuestionKind>(question: QuestionOf<Kind>, signal: AbortSignal): Promise<Answer<Kind>>;
  setVisible(visible: boolean): void;
  refresh(): void;
  /** Asks the sources no more often than this; null = as often as the settings say. */
  setPace(everyMs: number | null): void;
}

export type StartedEngine =
  | { readonly kind: 'engine'; readonly engine: Engine }
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] };

/** Settings as they were written -> an engine that answers questions, or everything that is wrong with them. */
export async function startEngine(written: unknown, options: EngineOptions): Promise<StartedEngine> {
  const decoded = await decodeSettings(written);
  if (decoded.kind === 'faults') return decoded;
  const { settings, adapters } = decoded;
  const { fetch, clock, random, speed = () => 1, keep } = options;
  const sources = connectSources({ settings, adapters, fetch, clock, random });
  const lastGood =
    keep === undefined
      ? null
      : createLastGood({ ...keep, clock, generation: generationOf(keep.appVersion, settings) });
  const collection = createCollection({
    clock,
    random,
    speed,
    recomputeMs: settings.refreshMs,
    ...(lastGood === null ? {} : { lastGood }),
  });
  if (lastGood !== null) collection.restore(await lastGood.restore());
  const watched = new Map<string, Answer>();
  const moments = createMoments();
  let paced = settings;

  function factsFor(reader: Reader, question: Question): Facts {
    return createFacts({
      settings: paced,
      sources,
      reader,
      clockMs: clock.nowMs(),
      view: question.view,
      ...moments.of(question.view.atMs ?? null),
    });
  }

  function watch(question: Question, onChange: () => void): () => void {
    if (canAnswer(question.kind)) return watchNow(question, onChange);
    let stop: (() => void) | null = () => undefined;
    void prepareAnswer(question.kind).then(
      () => {
        if (stop !== null) stop = watchNow(question, onChange);
      },
      // Whoever asks next is told why.
      () => onChange(),
    );
    return () => {
      stop?.();
      stop = null;
    };
  }

  function watchNow(question: Question, onChange: () => void): () => void {
    const key = questionKey(question);
    const stop = collection.keep((reader) => {
      const facts = factsFor(reader, question);
      watched.set(key, answerQuestion(facts, question));
      onChange();
    });
    return () => {
      stop();
      watched.delete(key);
    };
  }

  function ask<Kind extends QuestionKind>(question: QuestionOf<Kind>): Answer<Kind> {
    const ready = watched.get(questionKey(question));
    // The key names the kind, so the answer is one of that kind.
    if (ready !== undefined) return ready as Answer<Kind>;
    const facts = factsFor(collection.peek, question);
    return answerQuestion(facts, question) as Answer<Kind>;
  }

  function settled<Kind extends QuestionKind>(
    question: QuestionOf<Kind>,
    signal: AbortSignal,
  ): Promise<Answer<Kind>> {
    return new Promise((resolve, reject) => {
      let stop: (() => void) | null = null;
      let last: Answer<Kind> | null = null;
      const finish = () => {
        signal.removeEventListener('abort', giveUp);
        stop?.();
      };
      const giveUp = () => {
        finish();
        reject(signal.reason);
      };
      if (signal.aborted) {
        reject(signal.reason);
        return;
      }
      signal.addEventListener('abort', giveUp);
      stop = watch(question, () => {
        last = ask(question);
        if (last.awaited.length > 0 || stop === null) return;
        finish();
        resolve(last);
      });
    });
  }

  return {
    kind: 'engine',
    engine: {
      prepare: prepareAnswer,
      ask,
      watch,
      settled,
      setVisible: collection.setVisible,
      refresh: collection.refresh,
      setPace(everyMs) {
        paced = { ...settings, refreshMs: Math.max(settings.refreshMs, everyMs ?? 0) };
      },
    },
  };
}

/** Answers are kept for the same version, settings and addresses only: another server's are not this one's last good ones. */
function generationOf(appVersion: string, settings: Settings): string {
  return [appVersion, settingsHash(settings), ...settings.sources.map(({ id, url }) => `${id}=${url}`)].join(
    ' ',
  );
}
