/** Pings that stay unanswered in a row before an engine is taken for dead: a minute, when pinged every 20 seconds. */
const MOST_UNANSWERED = 3;

export interface EngineCare {
  /** Every 20 seconds. Counted in ticks, not in time: a machine that sleeps has not been silent. */
  tick(): void;
  /** After a sleep: what was asked before may have been lost. */
  forget(): void;
}

interface EngineCareOptions {
  readonly ping: (onAlive: () => void) => void;
  readonly restart: () => void;
}

/** Starts the engine anew when it gives no sign of life. */
export function createEngineCare({ ping, restart }: EngineCareOptions): EngineCare {
  let unanswered = 0;
  let heardOnce = false;
  const alive = (): void => {
    unanswered = 0;
    heardOnce = true;
  };
  return {
    tick() {
      // One that has never answered may still be on its way over a slow line: it gets five times as long.
      if (unanswered >= MOST_UNANSWERED * (heardOnce ? 1 : 5)) {
        unanswered = 0;
        heardOnce = false;
        restart();
      }
      unanswered += 1;
      ping(alive);
    },
    forget() {
      unanswered = 0;
    },
  };
}
