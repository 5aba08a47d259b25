/** One address that a wall polls, and how often. */
export interface BarePoll {
  readonly method: string;
  readonly path: string;
  readonly body: string | null;
  readonly everyMs: number;
}

export const barePage =
  '<!doctype html><html lang="en"><title>Bare</title><script type="module" src="/bare.js"></script>';

/**
 * The least that a page can do which shows the same: asks the same addresses at the same intervals, spread as evenly, reads
 * each answer, writes a number of each into a text node, and lets a clock tick. No framework, no worker, no judgement.
 */
export function bareScript(polls: readonly BarePoll[]): string {
  return `(${run.toString()})(${JSON.stringify(polls)});`;
}

function run(polls: readonly BarePoll[]): void {
  const text = (): Text => document.body.appendChild(document.createElement('p')).appendChild(new Text('–'));
  const clock = text();
  const tick = (): void => {
    clock.data = new Date().toISOString().slice(11, 19);
  };
  tick();
  setInterval(tick, 1_000);
  /** The last number in an answer. */
  const numberIn = (value: unknown): number | null => {
    if (typeof value === 'number') return value;
    if (typeof value === 'string') return value.trim() !== '' && Number.isFinite(+value) ? +value : null;
    if (typeof value !== 'object' || value === null) return null;
    return Object.values(value).reduce<number | null>((last, one) => numberIn(one) ?? last, null);
  };
  polls.forEach(({ method, path, body, everyMs }, index) => {
    const shown = text();
    const ask = async (): Promise<void> => {
      const answer = await fetch(path, {
        method,
        ...(body === null
          ? {}
          : { body, headers: { 'content-type': 'application/x-www-form-urlencoded;charset=UTF-8' } }),
      });
      shown.data = String(numberIn(await answer.json()) ?? '–');
    };
    setTimeout(
      () => {
        void ask();
        setInterval(() => void ask(), everyMs);
      },
      (everyMs * index) / polls.length,
    );
  });
}
