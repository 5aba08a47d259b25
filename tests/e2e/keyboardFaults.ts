import type { Page } from 'playwright-core';

/** More stops than this on one screen: nobody gets to the end of it. */
const MOST_STOPS = 600;
/** Presses that are sent without waiting for each: waiting costs far more than the way from stop to stop. */
const AT_ONCE = 25;

const TAB = { key: 'Tab', code: 'Tab', windowsVirtualKeyCode: 9 } as const;

interface Walk {
  readonly faults: Set<string>;
  over: boolean;
  /** Stops listening, and leaves the page without a focus. */
  end(): void;
}

/**
 * Walks a screen with Tab from its first stop to its last. Every stop must show that it has the focus, inside the window
 * and under nothing else (WCAG 2.4.7, 2.4.11), and the walk must end.
 */
export async function keyboardFaults(page: Page): Promise<string[]> {
  await page.evaluate(beginWalk);
  const keyboard = await page.context().newCDPSession(page);
  let over = false;
  for (let presses = 0; presses < MOST_STOPS && !over; presses += AT_ONCE) {
    const sent = Array.from({ length: AT_ONCE }, () => [
      keyboard.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...TAB }),
      keyboard.send('Input.dispatchKeyEvent', { type: 'keyUp', ...TAB }),
    ]);
    await Promise.all(sent.flat());
    over = await page.evaluate(() => (window as unknown as { walk: Walk }).walk.over);
  }
  await keyboard.detach();
  const faults = await page.evaluate(() => {
    const { walk } = window as unknown as { walk: Walk };
    walk.end();
    return [...walk.faults];
  });
  return over ? faults : [...faults, `${MOST_STOPS} steps did not lead through the screen`];
}

/** Runs in the page. Each press of Tab first looks at the stop that it leaves: by then it is scrolled to and drawn. */
function beginWalk(): void {
  const stops: Element[] = [];
  const nameOf = (element: Element): string => {
    const words = element.getAttribute('aria-label') ?? element.textContent ?? '';
    return `${element.tagName.toLowerCase()} "${words.replaceAll(/\s+/g, ' ').trim().slice(0, 40)}"`;
  };
  const isRinged = (one: Element): boolean => {
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
    return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
  };
  const faultOf = (element: Element): string | null => {
    // A mark inside a drawing may be ringed for the element that has the focus.
    if (![element, ...element.querySelectorAll('[data-focus-ring]')].some(isRinged))
      return 'does not show that it has the focus';
    const { top, right, bottom, left } = element.getBoundingClientRect();
    const inside = bottom > 0 && right > 0 && top < window.innerHeight && left < window.innerWidth;
    return inside ? null : 'has the focus outside the window';
  };
  const onKey = ({ key }: KeyboardEvent): void => {
    if (key !== 'Tab' || walk.over) return;
    const element = document.activeElement;
    if (element === null || element === document.body) {
      // Before the first stop the focus is nowhere, and after the last one it has left the page.
      walk.over = stops.length > 0;
      return;
    }
    if (stops.includes(element)) {
      // The same element again means that the round is over, or that the focus is caught.
      if (element !== stops[0]) walk.faults.add(`the focus is caught at ${nameOf(element)}`);
      walk.over = true;
      return;
    }
    stops.push(element);
    const fault = faultOf(element);
    if (fault !== null) walk.faults.add(`${nameOf(element)}: ${fault}`);
  };
  const walk: Walk = {
    faults: new Set(),
    over: false,
    end() {
      window.removeEventListener('keydown', onKey, true);
      // The skip link shows itself while it has the focus.
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  };
  Object.assign(window, { walk });
  window.addEventListener('keydown', onKey, true);
  window.scrollTo(0, 0);
  if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  // The walk begins where a new page begins.
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
}
