import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SHORTCUTS } from '../../src/selection/shortcuts.ts';
import {
  axeFaults,
  demoUrl,
  goInDemo,
  openBrowser,
  openDemo,
  openPage,
  takeFaults,
  textOf,
} from './demoPage.ts';
import { sidewaysFaults, smallTexts } from './layoutFaults.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
  page = await openPage(browser, { permissions: ['clipboard-read', 'clipboard-write'] });
  await openDemo(page, '/', 'bad-release');
});

afterAll(async () => {
  await browser.close();
});

/** Another address of the same story. */
const goTo = (path: string, more = '') => goInDemo(page, path, more);

const dialogs = () => page.locator('dialog[open]').count();
const stored = () => page.evaluate(() => localStorage.getItem('holdfast.preferences.1') ?? '');
const focusedText = () => page.evaluate(() => document.activeElement?.textContent?.trim() ?? '');

/** One right after the other, as fingers do: a slow machine must not make two single keys of a sequence. */
async function press(keys: string): Promise<void> {
  await Promise.all(keys.split(' ').map((key) => page.keyboard.press(key)));
}

describe('the palette', () => {
  test('opens with one chord, finds a release by its version, and goes there with Enter', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('watch 2.14.1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/watch\/shop@2\.14\.1/);
    expect(await dialogs()).toBe(0);
  });

  test('moves by arrows, and the field keeps the focus', async () => {
    await goTo('/');
    await page.keyboard.press('Control+k');
    const field = page.getByRole('dialog').getByRole('textbox');
    await field.waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
    const marked = page.locator('[role=menuitem][data-focused]');
    expect(await textOf(marked)).toMatch(/^Watch/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/watch\?/);
  });

  test('closes with Escape and gives the focus back', async () => {
    const share = page.getByRole('button', { name: 'Share' });
    await share.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('nothing like this');
    expect(await textOf(page.getByRole('dialog'))).toContain('Nothing is called');
    await page.keyboard.press('Escape');
    await expect.poll(dialogs).toBe(0);
    expect(await focusedText()).toBe('Share');
  });
});

describe('single keys', () => {
  const places = [
    ['g t', /\/trends/],
    ['g w', /\/watch/],
    ['g c', /\/compare/],
    ['g v', /\/verdicts/],
    ['g s', /\/sources/],
    ['g l', /\/glossary/],
    ['g r', /\/\?scenario/],
  ] as const;

  test.each(places)('%s leads to its screen', async (keys, address) => {
    await press(keys);
    await page.waitForURL(address);
    expect(await dialogs()).toBe(0);
  });

  test.each(['r', 'watch'])('[ and ] lead to the releases before and after on /%s', async (screen) => {
    await goTo(`/${screen}/shop@2.14.1`);
    await page.keyboard.press('[');
    await page.waitForURL(new RegExp(`/${screen}/shop@2\\.13\\.2`));
    await page.getByRole('heading', { level: 1, name: /2\.13\.2/ }).waitFor();
    await page.keyboard.press(']');
    await page.waitForURL(new RegExp(`/${screen}/shop@2\\.14\\.1`));
  });

  test('g w on a release leads to that release’s own watch', async () => {
    await goTo('/r/shop@2.14.1');
    await press('g w');
    await page.waitForURL(/\/watch\/shop@2\.14\.1/);
  });

  test('b goes to the choice of the baseline, and letters typed there are no shortcuts', async () => {
    await goTo('/r/shop@2.14.1');
    const select = page.getByLabel('Compared with');
    await select.waitFor();
    await page.keyboard.press('b');
    expect(await select.evaluate((element) => element === document.activeElement)).toBe(true);
    await page.keyboard.press('s');
    expect(await dialogs()).toBe(0);
  });

  test('t opens the tables behind the charts, once, and closes them', async () => {
    await page.getByRole('main').focus();
    await page.keyboard.press('t');
    await expect.poll(stored).toContain('"tables":true');
    await page.keyboard.press('t');
    await expect.poll(stored).toContain('"tables":false');
  });

  test('? lists every key; in a dialog no key acts', async () => {
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: 'Keys' });
    await help.waitFor();
    const told = await textOf(help);
    for (const { does } of SHORTCUTS) expect(told).toContain(does);
    await press('g s');
    await page.keyboard.press('s');
    expect(page.url()).toContain('/r/');
    expect(await dialogs()).toBe(1);
  });

  test('can be switched off there; the palette still opens', async () => {
    await page.getByRole('dialog').getByRole('checkbox').click();
    await page.keyboard.press('Escape');
    await expect.poll(dialogs).toBe(0);
    await page.getByRole('main').focus();
    await page.keyboard.press('s');
    await page.keyboard.press('?');
    expect(await dialogs()).toBe(0);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Keys' }).click();
    await page.getByRole('dialog').getByRole('checkbox').click();
    await page.keyboard.press('Escape');
    await expect.poll(dialogs).toBe(0);
  });
});

describe('sharing', () => {
  const copied = () => page.evaluate(() => navigator.clipboard.readText());

  test('the live link is this screen with its filters, and says that it was copied', async () => {
    await goTo('/', 'service=shop');
    await page.keyboard.press('s');
    const dialog = page.getByRole('dialog', { name: 'Share this view' });
    await dialog.getByRole('button', { name: 'Copy live link' }).click();
    await dialog.getByRole('button', { name: 'Copied' }).waitFor();
    expect(new URL(await copied()).search).toBe(
      '?service=shop&scenario=bad-release&now=2026-11-20T10:00:00Z',
    );
  });

  test('the frozen link names the moment and the settings, no theme and nothing else', async () => {
    await page.getByRole('button', { name: 'Copy frozen link' }).click();
    await expect.poll(copied).toMatch(/at=/);
    const { searchParams } = new URL(await copied());
    expect([...searchParams.keys()]).toEqual(['service', 'at', 'settings', 'scenario', 'now']);
    expect(searchParams.get('at')).toMatch(/^2026-11-20T10:\d\d:\d\dZ$/);
    expect(searchParams.get('settings')).toMatch(/^[0-9a-f]{16}$/);
    await page.keyboard.press('Escape');
    await expect.poll(dialogs).toBe(0);
  });
});

describe('a frozen view', () => {
  const at = 'at=2026-11-20T08:00:00Z';
  const band = () => page.getByRole('complementary', { name: 'Frozen view' });

  test('says since when, shows what was known then, and compares the settings', async () => {
    await openDemo(page, '/', 'bad-release', at);
    expect(await textOf(band())).toContain('Frozen at 20 Nov 2026, 08:00 UTC.');
    expect(await textOf(band())).toContain('does not say under which settings');
    const rows = await page.getByRole('row').getByRole('rowheader').allInnerTexts();
    expect(rows.length).toBeGreaterThan(5);
    expect(rows.join(' ')).not.toContain('2.15.0');
    expect(await textOf(page.getByRole('main'))).not.toMatch(/ahead of our clock|Stale/);
  });

  test('stays frozen from screen to screen', async () => {
    await press('g v');
    await page.waitForURL(/\/verdicts\?.*at=2026-11-20T08:00:00Z/);
    await band().waitFor();
  });

  test('knows settings that have changed, and leads back to the present', async () => {
    await goTo('/r/shop@2.14.1', `${at}&settings=0123456789abcdef`);
    expect(await textOf(band())).toContain('Settings have changed since this link was made');
    await band().getByRole('button', { name: 'Show now' }).click();
    await page.waitForURL((url) => !url.searchParams.has('at') && !url.searchParams.has('settings'));
    expect(await band().count()).toBe(0);
  });

  test('made by the page itself finds its settings unchanged', async () => {
    await goTo('/', at);
    await page.keyboard.press('s');
    await page.goto(await page.getByLabel('Frozen link, address').inputValue());
    await band().getByText('Settings are unchanged').waitFor();
  });
});

describe('the address', () => {
  test('holds every filter, and Back and Forward bring each step back', async () => {
    await goTo('/');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('service payments');
    await page.keyboard.press('Enter');
    await page.waitForURL(/service=payments/);
    await press('g t');
    await page.waitForURL(/\/trends\?service=payments/);
    await page.goBack();
    await page.waitForURL((url) => url.pathname === '/' && url.searchParams.get('service') === 'payments');
    const rows = page.getByRole('row').getByRole('rowheader');
    await rows.first().waitFor();
    for (const row of await rows.allInnerTexts()) expect(row).toMatch(/Payments/);
    await page.goBack();
    await page.waitForURL((url) => !url.searchParams.has('service'));
    await page.goForward();
    await page.waitForURL(/service=payments/);
  });

  test('leaves two compared releases behind on other screens', async () => {
    await goTo('/compare', 'a=shop@2.14.0&b=shop@2.14.1');
    await press('g s');
    await page.waitForURL(/\/sources/);
    expect(new URL(page.url()).searchParams.has('a')).toBe(false);
  });
});

describe('theme and zone', () => {
  test('one button goes through system, light and dark; the zone is chosen beside it', async () => {
    await goTo('/');
    const theme = () => page.evaluate(() => document.documentElement.dataset['theme'] ?? null);
    const button = page.getByRole('button', { name: /^Theme:/ });
    const seen: (string | null)[] = [];
    for (let step = 0; step < 3; step += 1) {
      await button.click();
      seen.push(await theme());
    }
    expect(seen).toEqual(['light', 'dark', null]);
    const bar = page.getByRole('region', { name: 'This view' });
    expect(await textOf(bar)).toMatch(/as of 10:\d\d:\d\d UTC/);
    await goTo('/', 'tz=Asia/Tokyo');
    expect(await textOf(bar)).toMatch(/as of 19:\d\d:\d\d/);
    await bar.getByLabel('Time zone').selectOption('UTC');
    await page.waitForURL((url) => !url.searchParams.has('tz'));
  });

  test('a remembered dark page is dark before any of its scripts has come', async () => {
    const other = await openPage(browser, { colorScheme: 'light' });
    await other.addInitScript(() => {
      localStorage.setItem('holdfast.preferences.1', JSON.stringify({ theme: 'dark' }));
    });
    await other.route(/\/assets\/.*\.js$/, (route) => route.abort());
    await other.goto(demoUrl('/', 'steady'));
    const ground = () => other.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await expect.poll(ground).toBe('rgb(15, 24, 33)');
    await other.context().close();
  });

  test('who asks for more contrast gets stronger rules', async () => {
    const rule = async (contrast: 'more' | 'no-preference') => {
      const other = await openPage(browser, { colorScheme: 'light', contrast });
      await other.goto(demoUrl('/', 'steady'));
      const colour = await other.evaluate(() => {
        const line = document.createElement('hr');
        line.style.color = 'var(--rule)';
        document.body.append(line);
        return getComputedStyle(line).color;
      });
      await other.context().close();
      return colour;
    };
    expect([await rule('no-preference'), await rule('more')]).toEqual([
      'rgb(213, 208, 200)',
      'rgb(128, 121, 113)',
    ]);
  });
});

describe('the lane', () => {
  /** Pairs of flags on one line that cover each other, and flags that cover a service's name. */
  const overlaps = () =>
    page.evaluate(() => {
      const lane = document.querySelector('nav[aria-label="Releases over time"]');
      const boxOf = (element: Element) => ({
        text: element.textContent ?? '',
        box: element.getBoundingClientRect(),
      });
      const flags = [...(lane?.querySelectorAll('li > a, li > button') ?? [])].map(boxOf);
      const names = [...(lane?.querySelectorAll(':scope > span') ?? [])].map(boxOf);
      const covers = (a: DOMRect, b: DOMRect): boolean =>
        a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
      const pairs = flags.flatMap((flag, index) =>
        [...flags.slice(index + 1), ...names].map((other) => [flag, other] as const),
      );
      const found = pairs.flatMap(([a, b]) =>
        a !== undefined && b !== undefined && covers(a.box, b.box) ? [`${a.text} | ${b.text}`] : [],
      );
      return { flags: flags.length, found };
    });

  test.each(['bad-release', 'fix-of-a-fix'] as const)(
    'of %s: no flag covers another, or a name, from 320 px to 4K',
    async (scenario) => {
      if (scenario === 'bad-release') await goTo('/');
      else await openDemo(page, '/', scenario);
      for (const width of [320, 480, 768, 1024, 1440, 3840]) {
        await page.setViewportSize({ width, height: 900 });
        await expect.poll(async () => (await overlaps()).found).toEqual([]);
        expect((await overlaps()).flags).toBeGreaterThan(5);
      }
      await page.setViewportSize({ width: 1440, height: 900 });
    },
  );

  test('a stack opens by keyboard and leads to each of its releases', async () => {
    const stack = page.getByRole('button', { name: /close together/ }).last();
    expect(await stack.getAttribute('aria-label')).toMatch(/hotfix 2\.15\.1/);
    await stack.press('Enter');
    await page.getByRole('link', { name: /^Shop 2\.15\.1, hotfix/ }).press('Enter');
    await page.waitForURL(/\/r\/shop@2\.15\.1/);
  });

  test('marks the release on screen, also on its watch', async () => {
    for (const path of ['/r/shop@2.14.1', '/watch/shop@2.14.1']) {
      await goTo(path);
      const lane = page.getByRole('navigation', { name: 'Releases over time' });
      expect(await lane.locator('[aria-current=page]').allInnerTexts()).toEqual([
        expect.stringContaining('2.14.1'),
      ]);
    }
  });
});

test('every dialog: axe finds nothing, text is large enough, and 320 px are enough', async () => {
  const other = await openPage(browser, { bypassCSP: true, viewport: { width: 320, height: 800 } });
  await openDemo(other, '/', 'empty');
  for (const keys of ['Control+k', 's', '?']) {
    await other.keyboard.press(keys);
    const dialog = other.getByRole('dialog');
    await dialog.waitFor();
    expect([keys, await axeFaults(other)]).toEqual([keys, []]);
    expect([keys, await smallTexts(other), await sidewaysFaults(other)]).toEqual([keys, [], []]);
    const cut = await dialog.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    expect([keys, cut]).toEqual([keys, 0]);
    await other.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  }
  await other.context().close();
});

test('nothing was refused or reported in the console', () => {
  expect(takeFaults(page)).toEqual([]);
});
