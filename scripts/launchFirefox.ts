import { firefox, type Browser } from 'playwright-core';

/** Debian's package; driven over WebDriver BiDi, so that no browser of Playwright's own is needed. */
export const FIREFOX_PATH = '/usr/bin/firefox-esr';

/** One headless Firefox: the second engine. Every newer playwright-core than the pinned one fails here. */
export function launchFirefox(): Promise<Browser> {
  return firefox.launch({ channel: 'moz-firefox', executablePath: FIREFOX_PATH, headless: true });
}
