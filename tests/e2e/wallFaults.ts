import type { Page } from 'playwright-core';

/** Cap height of the text face in em, as its font file says. */
const CAP_EM = 0.668;
/**
 * Shares of the display's height: 16 minutes of arc at 3 m and at 5 m from a 55-inch display. The floors are sizes of type;
 * a capital is as high as its face makes it.
 */
const FLOOR = 0.032;
const FAR_FLOOR = 0.052;
/** A display on its side is the same glass: what is read at 3 m is held to its width, which was its height, and more. */
const SIDE_FLOOR = 1.4 * FLOOR;
/** What has to be read from 5 m: the verdict, its release and its age, the figures. */
const FAR = 'h1, [data-far]';

/** Texts whose capitals, measured in the rendered face, are lower than the floors times the scale; each once. */
export function lowCapitals(page: Page, scale = 1): Promise<string[]> {
  return page.evaluate(
    ({ capEm, floor, sideFloor, farFloor, far, scale: times }) => {
      const near = times * (innerHeight > innerWidth ? sideFloor * innerWidth : floor * innerHeight);
      const context = document.createElement('canvas').getContext('2d');
      if (context === null) throw new Error('no canvas');
      const found = new Set<string>();
      const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        const element = node.parentElement;
        const text = node.textContent?.trim() ?? '';
        if (element === null || text === '' || /^(SCRIPT|STYLE|TITLE|NOSCRIPT)$/.test(element.tagName))
          continue;
        const box = element.getBoundingClientRect();
        if (!element.checkVisibility() || box.width <= 1 || box.height <= 1) continue;
        const { fontSize, fontFamily, fontWeight } = getComputedStyle(element);
        context.font = `${fontWeight} ${fontSize} ${fontFamily}`;
        const cap = context.measureText('H').actualBoundingBoxAscent;
        // Units stand beside their number and may be smaller.
        const isFar = element.closest(far) !== null && element.closest('[data-unit]') === null;
        const least = (isFar ? Math.max(farFloor * innerHeight, near) : near) * capEm;
        if (cap < least - 0.5)
          found.add(`"${text.slice(0, 30)}": ${cap.toFixed(1)} px, not ${least.toFixed(1)}`);
      }
      return [...found];
    },
    { capEm: CAP_EM, floor: FLOOR, sideFloor: SIDE_FLOOR, farFloor: FAR_FLOOR, far: FAR, scale },
  );
}

/** Texts with less than 7:1 against what is behind them. */
export function weakContrasts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = 1;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (context === null) throw new Error('no canvas');
    const luminance = (colour: string): number => {
      context.clearRect(0, 0, 1, 1);
      context.fillStyle = colour;
      context.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = context.getImageData(0, 0, 1, 1).data;
      const linear = (part: number): number => {
        const share = part / 255;
        return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    };
    /** What is painted behind: the nearest ground, and the lines of a hatch over it. */
    const behind = (element: Element): string[] => {
      const colours: string[] = [];
      for (let one: Element | null = element; one !== null; one = one.parentElement) {
        const { backgroundColor, backgroundImage } = getComputedStyle(one);
        colours.push(
          ...(backgroundImage.match(/rgba?\([^)]*\)/g) ?? []).filter((colour) => !colour.endsWith(', 0)')),
        );
        if (backgroundColor !== 'rgba(0, 0, 0, 0)') return [...colours, backgroundColor];
      }
      return colours;
    };
    const found = new Set<string>();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || /^(SCRIPT|STYLE|TITLE|NOSCRIPT)$/.test(element.tagName))
        continue;
      const box = element.getBoundingClientRect();
      if (!element.checkVisibility() || box.width <= 1 || box.height <= 1) continue;
      const ink = luminance(getComputedStyle(element).color);
      for (const ground of behind(element)) {
        const paper = luminance(ground);
        const ratio = (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
        if (ratio < 7) found.add(`"${text.slice(0, 30)}" has ${ratio.toFixed(2)}:1`);
      }
    }
    return [...found];
  });
}

/** What reaches beyond the display, and what can be scrolled, hovered over or clicked where nobody can. */
export function wallFaults(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const { scrollWidth, scrollHeight, clientWidth, clientHeight } = document.documentElement;
    if (scrollWidth > clientWidth || scrollHeight > clientHeight) found.push('the page scrolls');
    for (const element of document.querySelectorAll('main a, main button, footer a, footer button, [title]'))
      found.push(`<${element.tagName.toLowerCase()}> is for people with a pointer`);
    const main = document.querySelector('main')?.getBoundingClientRect();
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      if (element === null || (node.textContent?.trim() ?? '') === '' || !element.checkVisibility()) continue;
      if (/^(SCRIPT|STYLE|TITLE|NOSCRIPT)$/.test(element.tagName)) continue;
      // Lists wrap what has no room into a line that is not drawn.
      const list = element.closest('ol');
      const clip =
        list === null || getComputedStyle(list).overflowX === 'visible' ? null : list.getBoundingClientRect();
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        if (box.width <= 1 || box.height <= 1) continue;
        const middleX = (box.left + box.right) / 2;
        const middleY = (box.top + box.bottom) / 2;
        if (clip !== null && (middleY > clip.bottom || middleX > clip.right)) continue;
        const text = node.textContent?.trim().slice(0, 30) ?? '';
        // A line's box is taller than its letters.
        const slack = box.height * 0.15;
        const [top, bottom] = [box.top + slack, box.bottom - slack];
        if (box.left < 0 || top < 0 || box.right > innerWidth || bottom > innerHeight)
          found.push(`"${text}" reaches beyond the display`);
        if (clip !== null && (bottom > clip.bottom || box.right > clip.right + 4))
          found.push(`"${text}" is cut`);
        if (
          main !== undefined &&
          element.closest('main') !== null &&
          (box.right > main.right + 2 || bottom > main.bottom)
        )
          found.push(`"${text}" reaches beyond its view`);
      }
    }
    return [...new Set(found)];
  });
}
