import type { Answer, Question } from '../engine/answers/question.ts';
import type { ClockSetting } from '../engine/domain/clock.ts';
import type { KeptState } from '../engine/engine.ts';

/** A reason why nothing can be shown, in plain words. */
export interface Failure {
  readonly sentence: string;
  readonly hint: string;
}

export interface SettingsFault extends Failure {
  readonly path: string;
}

export type Started =
  | { readonly kind: 'ready' }
  | { readonly kind: 'settings-faults'; readonly faults: readonly SettingsFault[] }
  | ({ readonly kind: 'failed' } & Failure);

/** What the face says to the engine's worker. `key` is questionKey(question). */
export type ToEngine =
  | {
      readonly type: 'start';
      readonly settings: unknown;
      readonly clock: ClockSetting;
      readonly pageUrl: string;
      /** Names the version under which answers are kept through reloads; null = they are not kept (the demo). */
      readonly keepAs: string | null;
    }
  | { readonly type: 'ask'; readonly id: number; readonly question: Question }
  | { readonly type: 'watch'; readonly key: string; readonly question: Question }
  | { readonly type: 'unwatch'; readonly key: string }
  | { readonly type: 'visible'; readonly visible: boolean }
  | { readonly type: 'clock'; readonly clock: ClockSetting }
  | { readonly type: 'refresh' }
  /** Ask the sources no more often than this, ms; null = as often as the settings say. */
  | { readonly type: 'pace'; readonly everyMs: number | null }
  /** Are you there? Answered at once, also before the engine has started. */
  | { readonly type: 'ping' };

/** What the worker says to the face. */
export type FromEngine =
  | { readonly type: 'started'; readonly started: Started }
  | { readonly type: 'answered'; readonly id: number; readonly answer: Answer }
  | { readonly type: 'not-answered'; readonly id: number; readonly failure: Failure }
  | { readonly type: 'changed'; readonly key: string }
  | { readonly type: 'kept'; readonly kept: KeptState }
  | { readonly type: 'pong' };
