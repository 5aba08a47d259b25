/** After any input the view stays this long, so that somebody can read it; then the display goes on by itself. */
export const HELD_AFTER_INPUT_MS = 30_000;

/** Which view is on, and for how long already. */
export interface Rotation {
  readonly index: number;
  readonly elapsedMs: number;
  /** Space stops it until Space is pressed again. */
  readonly stopped: boolean;
  /** How long it still rests after an input. */
  readonly heldMs: number;
}

export const atFirstView: Rotation = { index: 0, elapsedMs: 0, stopped: false, heldMs: 0 };

export type RotationEvent =
  | { readonly kind: 'passed'; readonly ms: number }
  | { readonly kind: 'input' }
  | { readonly kind: 'space' }
  | { readonly kind: 'step'; readonly by: 1 | -1 };

export interface RotationRule {
  readonly views: number;
  readonly dwellMs: number;
  /** The view that an alarm keeps on, unless a person turns the page; null = no alarm. */
  readonly pinnedTo: number | null;
}

/** The next state; pure, so that a clock that jumps (a laptop that slept) moves at most one view on. */
export function rotate(before: Rotation, event: RotationEvent, rule: RotationRule): Rotation {
  const now = { ...before, index: shownIndex(before, rule) };
  const views = Math.max(1, rule.views);
  switch (event.kind) {
    case 'space':
      return { ...now, stopped: !now.stopped, heldMs: 0 };
    case 'input':
      return { ...now, heldMs: HELD_AFTER_INPUT_MS };
    case 'step':
      return {
        ...now,
        index: (now.index + event.by + views) % views,
        elapsedMs: 0,
        heldMs: HELD_AFTER_INPUT_MS,
      };
    case 'passed': {
      if (now.stopped) return now;
      if (now.heldMs > 0) return { ...now, heldMs: Math.max(0, now.heldMs - event.ms) };
      if (rule.pinnedTo !== null || views === 1) return { ...now, elapsedMs: 0 };
      const elapsedMs = now.elapsedMs + event.ms;
      if (elapsedMs < rule.dwellMs) return { ...now, elapsedMs };
      return { ...now, index: (now.index + 1) % views, elapsedMs: 0 };
    }
  }
}

/** What the display says about its turning. */
export type RotationMode = 'turning' | 'pinned' | 'held' | 'stopped' | 'single';

export function modeOf({ stopped, heldMs }: Rotation, { views, pinnedTo }: RotationRule): RotationMode {
  if (stopped) return 'stopped';
  if (heldMs > 0) return 'held';
  if (pinnedTo !== null) return 'pinned';
  return views > 1 ? 'turning' : 'single';
}

/** Which view is on: an alarm's, else where the turning stands among views that may have become fewer. */
export function shownIndex(now: Rotation, rule: RotationRule): number {
  return modeOf(now, rule) === 'pinned' ? (rule.pinnedTo ?? 0) : now.index % Math.max(1, rule.views);
}
