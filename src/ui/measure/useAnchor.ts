import { useEffect } from 'react';

/**
 * Shows the part of the page that the address names (`#budget`) once it is there. The browser looks for it when the page
 * is opened, before a screen has its answer, and not at all where the program changes the screen.
 */
export function useAnchor(ready: boolean): void {
  useEffect(() => {
    const name = location.hash.slice(1);
    if (!ready || name === '') return undefined;
    // A frame later: the shell scrolls a new screen to its top.
    const frame = requestAnimationFrame(() => {
      // Named anew, the browser scrolls there and marks it as the target; no step for the Back button comes of it.
      if (document.getElementById(name) !== null) location.replace(location.hash);
    });
    return () => cancelAnimationFrame(frame);
  }, [ready]);
}
