import { readFile } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { goInDemo, openBrowser, openDemo, openPage, takeFaults, textOf, untilSettled } from './demoPage.ts';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await openBrowser();
});

afterAll(async () => {
  await browser.close();
});

const focusedName = () =>
  page.evaluate(() => {
    const element = document.activeElement;
    const label =
      element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element?.textContent;
    return (label ?? '').replaceAll(/\s+/g, ' ').trim();
  });

const calls = () => page.getByRole('list', { name: 'Calls recorded' });

/** Makes a call by keyboard alone, from wherever the focus is outside of a field. */
async function callByKeyboard(who: string, note: string, button: 'Continue' | 'Watch' | 'Roll back') {
  await page.keyboard.press('c');
  expect(await focusedName()).toBe('Your name');
  await page.keyboard.type(who);
  await page.keyboard.press('Tab');
  expect(await focusedName()).toBe('Smoke tests passed');
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  expect(await focusedName()).toBe('Note, if there is one');
  await page.keyboard.type(note);
  // Enter in the note must not decide anything.
  await page.keyboard.press('Enter');
  expect(await calls().count()).toBe(0);
  for (let step = 0; step < 3 && (await focusedName()) !== button; step += 1)
    await page.keyboard.press('Tab');
  expect(await focusedName()).toBe(button);
  await page.keyboard.press('Enter');
}

describe('a watch that is read', () => {
  beforeAll(async () => {
    page = await openPage(browser);
  });

  afterAll(async () => {
    expect(takeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('opens from its address: the newest release in its window, its clock, verdict and next checkpoint', async () => {
    await openDemo(page, '/watch', 'bad-release');
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('Shop 2.15.0');
    const main = await textOf(page.getByRole('main'));
    expect(main).toMatch(/T\+ (?:39|4\d) min/);
    expect(main).toMatch(/next checkpoint 1 h in (?:1\d|2[01]) min 20 Nov 2026, 10:21 UTC/);
    expect(await page.getByRole('region', { name: 'Verdict' }).innerText()).not.toBe('');
    const strips = page.getByRole('navigation', { name: 'Releases in their window' }).getByRole('link');
    expect(await strips.count()).toBe(2);
    expect(await strips.first().getAttribute('aria-current')).toBe('page');
    await strips.last().click();
    await page.waitForURL(/\/watch\/accounts@5\.6\.0/);
    await untilSettled(page);
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('Accounts 5.6.0');
  });

  test('the charts are read by keyboard, all at one moment, and their tables open with a key', async () => {
    await goInDemo(page, '/watch/shop@2.15.0');
    const ruler = page.getByRole('slider', { name: /Read the charts/ });
    await ruler.focus();
    const before = await ruler.getAttribute('aria-valuetext');
    await page.keyboard.press('ArrowLeft');
    const after = await ruler.getAttribute('aria-valuetext');
    expect(after).not.toBe(before);
    expect(after).toMatch(/Error rate .*Checkout success .*Latency/s);
    await page.keyboard.press('t');
    await expect.poll(() => page.getByRole('table').count()).toBeGreaterThan(4);
  });

  test('[ leads to the watch before; its checkpoints open frozen views, in which nothing is recorded', async () => {
    await goInDemo(page, '/watch/shop@2.15.0');
    await page.keyboard.press('[');
    await page.waitForURL(/\/watch\/shop@2\.14\.1/);
    await untilSettled(page);
    expect(await textOf(page.getByRole('main'))).toMatch(/Window over since/);
    await page.getByRole('list', { name: 'Checkpoints' }).getByRole('link').nth(1).click();
    await page.waitForURL(/at=2026-11-14T13:31/);
    await untilSettled(page);
    expect(await textOf(page.getByRole('main'))).toMatch(/T\+ 4 h 00 min/);
    expect(await page.getByRole('button', { name: 'Roll back' }).count()).toBe(0);
    expect(await page.getByText('not in a frozen view of it').count()).toBe(1);
  });
});

describe('a watch that is recorded, or not there', () => {
  // A page of its own each time: what is recorded is kept in the browser.
  beforeEach(async () => {
    page = await openPage(browser, { bypassCSP: true });
  });

  afterEach(async () => {
    expect(takeFaults(page)).toEqual([]);
    await page.context().close();
  });

  test('checklist and call are made by keyboard, survive a reload, and stand in the Markdown', async () => {
    await openDemo(page, '/watch/shop@2.15.0', 'bad-release');
    await callByKeyboard('Ada', 'phones fail to pay', 'Roll back');
    await calls().waitFor();
    await page.reload();
    await untilSettled(page);
    expect(await textOf(calls())).toMatch(
      /^1 h: roll back, Ada phones fail to pay 20 Nov 2026, 10:0\d UTC, verdict then: \w+/,
    );
    expect(await page.getByRole('checkbox', { name: /Smoke tests passed/ }).isChecked()).toBe(true);
    expect(await textOf(page.getByRole('list', { name: 'Checkpoints' }))).toMatch(/first 1 h roll back, Ada/);
    expect(await textOf(page.getByRole('region', { name: 'Log of this watch' }))).toMatch(
      /Call at 1 h: roll back phones fail to pay Ada/,
    );
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Download .md' }).click();
    const file = await saved;
    expect(file.suggestedFilename()).toBe('watch-shop@2.15.0.md');
    const markdown = await readFile(await file.path(), 'utf8');
    expect(markdown).toMatch(/^# Watch of Shop 2\.15\.0\n/);
    expect(markdown).toMatch(/- \[x\] Smoke tests passed \(Ada, 20 Nov 2026, 10:0\d UTC\)\n/);
    expect(markdown).toMatch(
      /- Call: \*\*roll back\*\*, Ada, 20 Nov 2026, 10:0\d UTC, verdict then: [\w ]+\. phones fail to pay/,
    );
  });

  test('a call needs a name, and the newest can be taken back', async () => {
    await openDemo(page, '/watch/shop@2.15.0', 'bad-release');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    expect(await focusedName()).toBe('Your name');
    expect(await page.getByText('Say who makes the call').count()).toBe(1);
    expect(await calls().count()).toBe(0);
    await page.keyboard.type('Grace');
    await page.getByRole('button', { name: 'Continue', exact: true }).click();
    await calls().waitFor();
    await page.getByRole('button', { name: 'Take back the call: continue at 1 h' }).click();
    await expect.poll(() => calls().count()).toBe(0);
  });

  test('the second look says since when, and is quiet where nothing moved', async () => {
    await openDemo(page, '/watch/shop@2.15.0', 'steady');
    await page.getByRole('heading', { name: 'Your first look here' }).waitFor();
    // Loading the page again would set this story's clock back, and a look from the future counts for nothing.
    await page.getByRole('link', { name: 'Release detail' }).click();
    await page.waitForURL(/\/r\/shop@2\.15\.0/);
    await untilSettled(page);
    await page.goBack();
    await untilSettled(page);
    await page.getByRole('heading', { name: /^Since your last look, 10:0\d$/ }).waitFor();
    expect(await page.getByText(/^Nothing moved since 10:0\d\.$/).count()).toBe(1);
  });

  test('what moved after the last look is told until somebody has looked', async () => {
    await openDemo(page, '/watch/shop@2.15.0', 'bad-release');
    await page.evaluate(() => {
      const seen = [{ id: 'checks/checkout', label: 'Old check', state: 'failing', grade: 'bad' }];
      const atMs = Date.parse('2026-11-20T09:50:00Z');
      sessionStorage.setItem('look', JSON.stringify([{ releaseId: 'shop@2.15.0', atMs, signals: seen }]));
    });
    // Leaving the page renews the look, so the older one is put in place on the way in.
    await page.addInitScript(() => {
      const look = sessionStorage.getItem('look');
      if (look !== null) localStorage.setItem('holdfast.looks.1', look);
      sessionStorage.removeItem('look');
    });
    await page.reload();
    await untilSettled(page);
    const section = page.getByRole('region', { name: 'Since your last look, 09:50' });
    expect(await textOf(section)).toMatch(/is new here: open/);
    await section.getByRole('button', { name: 'I have looked' }).click();
    await page.getByText(/Nothing moved since 10:0\d\./).waitFor();
  });

  test.each([
    ['source-down', /Crash-free sessions.*Its source failed\..*Synthetic success/s],
    ['thin-traffic', /Too early.*Too little data for a figure\./s],
    ['empty', /No release is in its post-release window now\./],
  ] as const)('in %s it says so in plain words', async (scenario, words) => {
    await openDemo(page, '/watch', scenario);
    expect(await textOf(page.getByRole('main'))).toMatch(words);
  });

  test('an unknown release names its nearest, and those in their window', async () => {
    await openDemo(page, '/watch/shop@9.9.9', 'steady');
    expect(await textOf(page.getByRole('heading', { level: 1 }))).toBe('No such release');
    await page.getByRole('main').getByRole('link', { name: 'Shop 2.14.1' }).click();
    await page.waitForURL(/\/watch\/shop@2\.14\.1/);
  });
});
