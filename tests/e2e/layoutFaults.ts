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
