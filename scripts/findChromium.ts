import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

/** What the search needs from the machine; a test replaces it. */
export interface Machine {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  readonly isRoot: boolean;
  isExecutable(path: string): boolean;
  /** Paths of Playwright's own Chromium downloads, newest first. */
  playwrightBrowsers(): readonly string[];
  /** Runs a program and shows its output; throws when it fails. */
  run(program: string, argumentList: readonly string[]): void;
}

const commandNames = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
  'microsoft-edge',
];

const usualPlaces: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ],
  win32: [
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
    'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  ],
};

const advice =
  'No Chromium found. Install Chromium or Google Chrome, or run "npx playwright-core install chromium", ' +
  'or set CHROMIUM_PATH to the executable.';

/**
 * The path of a Chromium for tests and benchmarks: CHROMIUM_PATH, else an installed one, else Playwright's own
 * download, else Debian's package, installed where we may.
 */
export function findChromium(machine: Machine = thisMachine()): string {
  const named = machine.environment['CHROMIUM_PATH'];
  if (named !== undefined && named !== '') {
    if (machine.isExecutable(named)) return named;
    throw new Error(`CHROMIUM_PATH names "${named}", which is no executable file.`);
  }
  const found =
    installedChromium(machine) ?? machine.playwrightBrowsers().find((path) => machine.isExecutable(path));
  if (found !== undefined) return found;
  if (machine.platform !== 'linux' || !machine.isRoot || !machine.isExecutable('/usr/bin/apt-get'))
    throw new Error(advice);
  const wait = ['-o', 'DPkg::Lock::Timeout=300'];
  try {
    machine.run('/usr/bin/apt-get', [...wait, 'update', '-qq']);
    machine.run('/usr/bin/apt-get', [...wait, 'install', '-y', '-qq', '--no-install-recommends', 'chromium']);
  } catch (cause) {
    throw new Error(`${advice} (Debian's package could not be installed.)`, { cause });
  }
  const installed = installedChromium(machine);
  if (installed === undefined) throw new Error(advice);
  return installed;
}

function installedChromium(machine: Machine): string | undefined {
  const folders = (machine.environment['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const suffix = machine.platform === 'win32' ? '.exe' : '';
  const onPath = commandNames.flatMap((name) => folders.map((folder) => join(folder, name + suffix)));
  return [...(usualPlaces[machine.platform] ?? []), ...onPath].find((path) => machine.isExecutable(path));
}

function thisMachine(): Machine {
  return {
    environment: process.env,
    platform: process.platform,
    isRoot: process.getuid?.() === 0,
    isExecutable,
    playwrightBrowsers,
    run: (program, argumentList) => {
      execFileSync(program, argumentList, {
        stdio: ['ignore', 'inherit', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    },
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function playwrightBrowsers(): string[] {
  const cache: Partial<Record<NodeJS.Platform, string>> = {
    linux: join(homedir(), '.cache/ms-playwright'),
    darwin: join(homedir(), 'Library/Caches/ms-playwright'),
    win32: join(homedir(), 'AppData/Local/ms-playwright'),
  };
  const root = process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? cache[process.platform];
  if (root === undefined || !existsSync(root)) return [];
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ];
  const builds = readdirSync(root).filter((name) => name.startsWith('chromium-'));
  builds.sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  return builds.flatMap((build) => inside.map((path) => join(root, build, path)));
}
