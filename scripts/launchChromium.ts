import { chromium, type Browser } from 'playwright-core';
import { findChromium } from './findChromium.ts';

/** Needed as root and in containers (no sandbox, no GPU); the rest keeps the browser off the network. */
export const chromiumArguments: readonly string[] = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** One headless Chromium for tests and benchmarks. */
export function launchChromium(extraArguments: readonly string[] = []): Promise<Browser> {
  return chromium.launch({
    executablePath: findChromium(),
    headless: true,
    args: [...chromiumArguments, ...extraArguments],
  });
}
