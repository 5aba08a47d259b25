/** `npm run pictures`: docs/screens/*.png from the demo, always of the same story at the same moment. Builds first. */
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { preview } from 'vite';
import { launchChromium } from './launchChromium.ts';
import { reducePng } from './reducePng.ts';
import { projectRoot, runProgram } from './runProgram.ts';

const STORY_NOW = '2026-11-20T10:00:00Z';
const MOST_BYTES = 1_000_000;
const folder = join(projectRoot, 'docs', 'screens');

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly scenario?: string;
  /** Further parameters of the address. */
  readonly more?: string;
  readonly width?: number;
  readonly height?: number;
}

const WIDE = { width: 1440, height: 900 };

const pictures: readonly Picture[] = [
  ...['light', 'dark'].flatMap((theme): Picture[] => [
    { name: `overview-${theme}`, path: '/', more: `theme=${theme}` },
    { name: `release-${theme}`, path: '/r/shop@2.15.0', more: `theme=${theme}` },
    { name: `sources-${theme}`, path: '/sources', scenario: 'source-down', more: `theme=${theme}` },
    { name: `watch-${theme}`, path: '/watch/shop@2.14.0', more: `theme=${theme}` },
    { name: `trends-${theme}`, path: '/trends', more: `theme=${theme}` },
    { name: `receipt-${theme}`, path: '/', more: `theme=${theme}&receipt=shop@2.14.1/error-rate` },
  ]),
  { name: 'compare-light', path: '/compare', more: 'a=shop@2.13.1&b=shop@2.14.0&theme=light' },
  { name: 'glossary-light', path: '/glossary', more: 'theme=light' },
  { name: 'verdicts-light', path: '/verdicts', more: 'theme=light' },
  { name: 'wall-dark', path: '/wall', width: 1280, height: 720 },
  {
    name: 'wall-sources',
    path: '/wall',
    scenario: 'source-down',
    more: 'views=sources',
    width: 1280,
    height: 720,
  },
  { name: 'wall-upright', path: '/wall', more: 'theme=light', width: 540, height: 960 },
  { name: 'watch-320', path: '/watch/shop@2.15.0', more: 'theme=light', width: 320, height: 900 },
  { name: 'overview-320', path: '/', more: 'theme=light', width: 320, height: 900 },
  { name: 'overview-320-dark', path: '/', more: 'theme=dark', width: 320, height: 900 },
];

const built = await runProgram('vite', ['build', '--logLevel', 'warn'], { show: true });
if (built.code !== 0) process.exit(built.code);
const server = await preview({
  root: projectRoot,
  mode: 'production',
  logLevel: 'warn',
  preview: { port: 0, host: '127.0.0.1', open: false },
});
const address = server.httpServer.address();
if (address === null || typeof address === 'string') throw new Error('The preview server has no port.');
mkdirSync(folder, { recursive: true });
const browser = await launchChromium();
for (const picture of pictures) await take(browser, `http://127.0.0.1:${address.port}`, picture);
await browser.close();
await server.close();

const bytes = readdirSync(folder)
  .filter((name) => name.endsWith('.png'))
  .reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
console.log(`${pictures.length} pictures, ${Math.round(bytes / 1000)} KB`);
if (bytes > MOST_BYTES) {
  console.error(`The pictures are larger than ${MOST_BYTES / 1_000_000} MB together.`);
  process.exitCode = 1;
}

async function take(from: Browser, origin: string, picture: Picture): Promise<void> {
  const {
    name,
    path,
    scenario = 'bad-release',
    more = '',
    width = WIDE.width,
    height = WIDE.height,
  } = picture;
  const context = await from.newContext({
    viewport: { width, height },
    timezoneId: 'UTC',
    locale: 'en-GB',
    reducedMotion: 'reduce',
  });
  const page = await context.newPage();
  await page.goto(`${origin}${path}?scenario=${scenario}&now=${STORY_NOW}&${more}`);
  await untilComplete(page);
  writeFileSync(join(folder, `${name}.png`), reducePng(await page.screenshot()));
  await context.close();
}

/** All answers are there, and the fonts. */
async function untilComplete(page: Page): Promise<void> {
  await page
    .getByText(/\d sources$/)
    .first()
    .waitFor();
  await page.waitForFunction(() => {
    const waiting = document.querySelectorAll('[role=status]').length > 0;
    // A wall has no line for it: each part says that it is awaited. Elsewhere the word also stands in legends.
    const said = location.pathname === '/wall' ? /awaited/i : /Still waiting for/;
    return !waiting && !said.test(document.body.innerText);
  });
  await page.evaluate(async () => {
    await document.fonts.ready;
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
  });
}
