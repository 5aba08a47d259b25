import type { Page } from 'playwright-core';

/** More stops than this on one screen: nobody gets to the end of it. */
const MOST_STOPS = 600;

interface Stop {
  readonly name: string;
  /** The same element again means that the round is over, or that the focus is caught. */
  readonly index: number;
  readonly fault: string | null;
}

/**
 * Walks a screen with Tab from its first stop to its last. Every stop must show that it has the focus, inside the window
 * and under nothing else (WCAG 2.4.7, 2.4.11), and the walk must end.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    window.scrollTo(0, 0);
    delete (window as unknown as { walked?: unknown }).walked;
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    // The walk begins where a new page begins.
    document.body.tabIndex = -1;
    document.body.focus();
    document.body.removeAttribute('tabindex');
  });
  const faults = new Set<string>();
  const seen = new Set<number>();
  for (let step = 0; step < MOST_STOPS; step += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate(readStop);
    if (stop === null || seen.has(stop.index)) {
      if (stop !== null && stop.index !== Math.min(...seen))
        faults.add(`the focus is caught at ${stop.name}`);
      // The skip link shows itself while it has the focus.
      await page.evaluate(
        () => document.activeElement instanceof HTMLElement && document.activeElement.blur(),
      );
      return [...faults];
    }
    seen.add(stop.index);
    if (stop.fault !== null) faults.add(`${stop.name}: ${stop.fault}`);
  }
  return [...faults, `${MOST_STOPS} steps did not lead through the screen`];
}

/** Runs in the page; null = the focus has left it. */
function readStop(): Stop | null {
  const element = document.activeElement;
  if (element === null || element === document.body) return null;
  const name = `${element.tagName.toLowerCase()} "${(
    element.getAttribute('aria-label') ??
    element.textContent ??
    ''
  )
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 40)}"`;
  // Parts come and go while answers arrive: an element is known by a number of its own, not by its place.
  const known = ((window as unknown as { walked?: WeakMap<Element, number> }).walked ??= new WeakMap());
  const index = known.get(element) ?? performance.now();
  known.set(element, index);
  const isRinged = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  };
  // A mark inside a drawing may be ringed for the element that has the focus.
  const ringed = isRinged(element) || [...element.querySelectorAll('[data-focus-ring]')].some(isRinged);
  const box = element.getBoundingClientRect();
  const inside =
    box.bottom > 0 && box.right > 0 && box.top < window.innerHeight && box.left < window.innerWidth;
  const fault = ringed
    ? inside
      ? null
      : 'has the focus outside the window'
    : 'does not show that it has the focus';
  return { name, index, fault };
}
