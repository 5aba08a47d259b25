import { useEffect, useEffectEvent, useState } from 'react';
import {
  atFirstView,
  modeOf,
  rotate,
  shownIndex,
  type Rotation,
  type RotationEvent,
  type RotationMode,
  type RotationRule,
} from './rotation.ts';

const TICK_MS = 1_000;

export interface Turning {
  readonly index: number;
  readonly mode: RotationMode;
  /** 0-1 of the time that this view stays. */
  readonly progress: number;
}

/** Turns the views; any input lets the present one stay for a while, Space stops and goes on, arrows turn by hand. */
export function useRotation(rule: RotationRule, asleep: boolean): Turning {
  const [state, setState] = useState<Rotation>(atFirstView);
  const send = useEffectEvent((event: RotationEvent) => setState((now) => rotate(now, event, rule)));
  useEffect(() => {
    if (asleep) return undefined;
    const timer = setInterval(() => send({ kind: 'passed', ms: TICK_MS }), TICK_MS);
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === ' ') {
        event.preventDefault();
        if (!event.repeat) send({ kind: 'space' });
      } else if (event.key === 'ArrowRight') send({ kind: 'step', by: 1 });
      else if (event.key === 'ArrowLeft') send({ kind: 'step', by: -1 });
      else if (event.key !== 'Escape') send({ kind: 'input' });
    };
    const onPointer = (): void => send({ kind: 'input' });
    addEventListener('keydown', onKey);
    for (const name of POINTER) addEventListener(name, onPointer, { passive: true });
    return () => {
      clearInterval(timer);
      removeEventListener('keydown', onKey);
      for (const name of POINTER) removeEventListener(name, onPointer);
    };
  }, [asleep]);
  return {
    index: shownIndex(state, rule),
    mode: modeOf(state, rule),
    progress: Math.min(1, state.elapsedMs / rule.dwellMs),
  };
}

const POINTER = ['pointermove', 'pointerdown', 'wheel'] as const;
