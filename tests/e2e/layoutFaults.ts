import type { Page } from 'playwright-core';

/** Text smaller than this is not read by people at arm's length. */
const SMALLEST_PX = 13;

/** Texts below the smallest size, each once with its size. Text that only screen readers get is left out. */
export function smallTexts(page: Page): Promise<string[]> {
  return page.evaluate((smallest) => {
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || /^(SCRIPT|STYLE|TITLE|NOSCRIPT)$/.test(element.tagName))
        continue;
      if (!element.checkVisibility()) continue;
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) continue;
      const size = Number.parseFloat(getComputedStyle(element).fontSize);
      if (size < smallest) found.add(`${size} px: "${text.slice(0, 40)}"`);
    }
    return [...found];
  }, SMALLEST_PX);
}

/** Pixels by which the page can be scrolled sideways, and what reaches beyond its edge. */
export function sidewaysFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const wide = [...document.querySelectorAll('main *, header *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .map((element) => `${element.tagName.toLowerCase()}.${element.getAttribute('class') ?? ''}`);
    return [`${scrollWidth - clientWidth} px too wide: ${wide.slice(0, 5).join(', ')}`];
  });
}

/** Boxes that hide a part of their own text without a way to scroll to it. */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('svg') !== null || !element.checkVisibility()) continue;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      // What is kept for screen readers is one pixel large.
      if (box.width <= 1 || box.height <= 1 || element.children.length > 0) continue;
      const hides = (overflow: string): boolean => overflow === 'hidden' || overflow === 'clip';
      const cutX = hides(style.overflowX) && element.scrollWidth > element.clientWidth + 1;
      const cutY = hides(style.overflowY) && element.scrollHeight > element.clientHeight + 1;
      if (cutX || cutY)
        found.push(`${element.tagName.toLowerCase()} "${element.textContent?.trim().slice(0, 40) ?? ''}"`);
    }
    return found;
  });
}

/** Texts that lie over one another, as a person would see them: what is scrolled away or kept for screen readers is not. */
export function overlappingTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    interface Placed {
      readonly text: string;
      readonly owner: Element;
      /** What stays while the rest is scrolled away under it, on its own ground. */
      readonly stays: boolean;
      readonly left: number;
      readonly top: number;
      readonly right: number;
      readonly bottom: number;
    }
    /** Two letters may touch; two words may not. */
    const TOUCH_PX = 2;
    const clips = ({ overflowX, overflowY }: CSSStyleDeclaration): boolean =>
      overflowX !== 'visible' || overflowY !== 'visible';
    const clipped = (box: DOMRect, owner: Element) => {
      let { left, top, right, bottom } = box;
      for (let element: Element | null = owner; element !== null; element = element.parentElement) {
        if (element === document.documentElement || element === document.body) break;
        const style = getComputedStyle(element);
        // A skip link is cut away until it has the focus.
        if (style.clipPath !== 'none') return { left, top, right: left, bottom: top };
        if (style.position === 'fixed') break;
        if (!clips(style)) continue;
        const around = element.getBoundingClientRect();
        left = Math.max(left, around.left);
        top = Math.max(top, around.top);
        right = Math.min(right, around.right);
        bottom = Math.min(bottom, around.bottom);
      }
      return { left, top, right, bottom };
    };
    const stays = (owner: Element): boolean => {
      for (let element: Element | null = owner; element !== null; element = element.parentElement)
        if (getComputedStyle(element).position === 'sticky') return true;
      return false;
    };
    window.scrollTo(0, 0);
    for (const element of document.querySelectorAll('*')) if (element.scrollTop > 0) element.scrollTop = 0;
    const placed: Placed[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const owner = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (owner === null || text === '' || /^(SCRIPT|STYLE|TITLE|NOSCRIPT|OPTION)$/i.test(owner.tagName))
        continue;
      if (!owner.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const seen = clipped(box, owner);
        if (seen.right - seen.left < 3 || seen.bottom - seen.top < 3) continue;
        // A line's box is taller than its letters.
        const slack = (seen.bottom - seen.top) * 0.18;
        placed.push({
          ...seen,
          top: seen.top + slack,
          bottom: seen.bottom - slack,
          text,
          owner,
          stays: stays(owner),
        });
      }
    }
    placed.sort((a, b) => a.top - b.top);
    const found = new Set<string>();
    for (const [index, one] of placed.entries()) {
      for (let other = index + 1; other < placed.length; other += 1) {
        const two = placed[other];
        if (two === undefined || two.top >= one.bottom) break;
        if (one.owner === two.owner && one.text === two.text) continue;
        if (one.stays !== two.stays) continue;
        const wide = Math.min(one.right, two.right) - Math.max(one.left, two.left);
        const high = Math.min(one.bottom, two.bottom) - Math.max(one.top, two.top);
        if (wide > TOUCH_PX && high > TOUCH_PX)
          found.add(
            `"${one.text.slice(0, 40)}" and "${two.text.slice(0, 40)}" (${Math.round(wide)} x ${Math.round(high)} px)`,
          );
      }
    }
    return [...found];
  });
}

/** What still moves although the reader asked for less motion. */
export function movingParts(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    document
      .getAnimations()
      .filter(
        ({ playState, effect }) =>
          playState === 'running' && Number(effect?.getComputedTiming().duration) > 1,
      )
      .map(({ effect }) => {
        const target = effect instanceof KeyframeEffect ? effect.target : null;
        return `${target?.tagName.toLowerCase() ?? '?'}.${target?.getAttribute('class') ?? ''}`;
      }),
  );
}
