import type { ClockSetting } from '../src/engine/domain/clock.ts';
import type { SimulateOptions } from './world/simulate.ts';

/** Page -> the demo's worker. The first message is `start`. */
export type ToDemo =
  | { readonly type: 'start'; readonly options: SimulateOptions; readonly clock: ClockSetting }
  | { readonly type: 'clock'; readonly clock: ClockSetting }
  | { readonly type: 'request'; readonly id: number; readonly request: SentRequest };

/** A request as plain data. */
export interface SentRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: ArrayBuffer | null;
}

/** The demo's worker -> page. */
export interface FromDemo {
  readonly id: number;
  readonly answer: DemoAnswer;
}

export type DemoAnswer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      readonly headers: readonly (readonly [string, string])[];
      readonly body: ArrayBuffer;
    }
  | { readonly kind: 'network-error' }
  | { readonly kind: 'nobody' };
