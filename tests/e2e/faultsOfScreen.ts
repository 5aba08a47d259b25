import type { Page } from 'playwright-core';
import { axeFaults, COLOUR_RULES, takeFaults } from './demoPage.ts';
import { keyboardFaults } from './keyboardFaults.ts';
import { cutTexts, movingParts, overlappingTexts, sidewaysFaults, smallTexts } from './layoutFaults.ts';

/** Sizes that people really use: a laptop, the narrowest page that must reflow (WCAG 1.4.10), a 4K screen. */
const sizes = {
  '1440 px': { width: 1440, height: 900 },
  '320 px': { width: 320, height: 640 },
  '4K': { width: 3840, height: 2160 },
} as const;

/** Everything that is wrong with what is on screen now: both themes, forced colours, reduced motion, three sizes. */
export async function faultsOfScreen(page: Page): Promise<Record<string, string[]>> {
  const faults: Record<string, string[]> = {};
  await showTheme(page, 'light');
  faults['axe, light'] = await axeFaults(page);
  await showTheme(page, 'dark');
  faults['axe, dark'] = await axeFaults(page, COLOUR_RULES);
  faults['keyboard'] = await keyboardFaults(page);
  faults['moving'] = await movingParts(page);
  for (const [name, size] of Object.entries(sizes)) {
    await page.setViewportSize(size);
    await drawnAgain(page);
    faults[`sideways at ${name}`] = await sidewaysFaults(page);
    faults[`cut text at ${name}`] = await cutTexts(page);
    faults[`small text at ${name}`] = await smallTexts(page);
    faults[`overlapping text at ${name}`] = await overlappingTexts(page);
  }
  await page.setViewportSize(sizes['1440 px']);
  await page.emulateMedia({ forcedColors: 'active' });
  await drawnAgain(page);
  // What is painted then is not what styles say, so axe's contrasts mean nothing here; what is lost, is seen.
  faults['cut text in forced colours'] = await cutTexts(page);
  faults['overlapping text in forced colours'] = await overlappingTexts(page);
  await page.emulateMedia({ forcedColors: 'none' });
  await drawnAgain(page);
  faults['console'] = takeFaults(page);
  return Object.fromEntries(Object.entries(faults).filter(([, list]) => list.length > 0));
}

async function showTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset['theme'] = name;
  }, theme);
}

/** Drawings measure their width after a change and are drawn again: a few frames later. */
export async function drawnAgain(page: Page): Promise<void> {
  await page.evaluate(async () => {
    for (let frame = 0; frame < 5; frame += 1) await new Promise((resolve) => requestAnimationFrame(resolve));
  });
}
