import { useEffect } from 'react';

/** What is above may still grow for so long: charts come after the words. */
const SETTLING_MS = 5_000;
/** Whoever does one of these reads already, and must not be moved. */
const READING = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/**
 * Shows the part of the page that the address names (`#budget`) once it is there, and keeps it in view while the page
 * above it grows. The browser looks for it when the page is opened, before a screen has its answer, and not at all where
 * the program changes the screen.
 */
export function useAnchor(ready: boolean): void {
  useEffect(() => {
    const name = location.hash.slice(1);
    if (!ready || name === '') return undefined;
    const show = (): void => document.getElementById(name)?.scrollIntoView();
    const growth = new ResizeObserver(show);
    const stop = (): void => growth.disconnect();
    // A frame later: the shell scrolls a new screen to its top.
    const frame = requestAnimationFrame(() => {
      if (document.getElementById(name) === null) return;
      // Named anew, the browser marks it as the target; no step for the Back button comes of it.
      location.replace(location.hash);
      growth.observe(document.body);
    });
    const timer = setTimeout(stop, SETTLING_MS);
    for (const event of READING) addEventListener(event, stop, { passive: true, once: true });
    return () => {
      stop();
      cancelAnimationFrame(frame);
      clearTimeout(timer);
      for (const event of READING) removeEventListener(event, stop);
    };
  }, [ready]);
}
