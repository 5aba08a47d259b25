import { describe, expect, test } from 'vitest';
import { findChromium, type Machine } from '../../scripts/findChromium.ts';

interface Situation {
  executables?: string[];
  environment?: Record<string, string>;
  isRoot?: boolean;
  platform?: NodeJS.Platform;
  playwright?: string[];
  aptInstalls?: string;
  aptFails?: boolean;
}

function machine(situation: Situation): Machine & { readonly ran: string[] } {
  const executables = new Set(situation.executables ?? []);
  const ran: string[] = [];
  return {
    ran,
    environment: situation.environment ?? {},
    platform: situation.platform ?? 'linux',
    isRoot: situation.isRoot ?? false,
    isExecutable: (path) => executables.has(path),
    playwrightBrowsers: () => situation.playwright ?? [],
    run: (program, argumentList) => {
      ran.push([program, ...argumentList].join(' '));
      if (situation.aptFails === true) throw new Error('no network');
      if (argumentList.includes('install') && situation.aptInstalls !== undefined)
        executables.add(situation.aptInstalls);
    },
  };
}

describe('findChromium', () => {
  test('prefers CHROMIUM_PATH to an installed browser', () => {
    const found = findChromium(
      machine({
        environment: { CHROMIUM_PATH: '/own/chromium' },
        executables: ['/own/chromium', '/usr/bin/chromium'],
      }),
    );
    expect(found).toBe('/own/chromium');
  });

  test('says so when CHROMIUM_PATH names nothing that runs', () => {
    expect(() =>
      findChromium(machine({ environment: { CHROMIUM_PATH: '/gone' }, executables: ['/usr/bin/chromium'] })),
    ).toThrow('CHROMIUM_PATH names "/gone"');
  });

  test('finds a browser that is only in PATH', () => {
    expect(
      findChromium(machine({ environment: { PATH: '/bin:/opt/b' }, executables: ['/opt/b/google-chrome'] })),
    ).toBe('/opt/b/google-chrome');
  });

  test("takes Playwright's own download when nothing is installed", () => {
    const found = findChromium(
      machine({ playwright: ['/pw/2/chrome', '/pw/1/chrome'], executables: ['/pw/1/chrome'] }),
    );
    expect(found).toBe('/pw/1/chrome');
  });

  test("installs Debian's package as root, waiting for another installation", () => {
    const debian = machine({
      isRoot: true,
      executables: ['/usr/bin/apt-get'],
      aptInstalls: '/usr/bin/chromium',
    });
    expect(findChromium(debian)).toBe('/usr/bin/chromium');
    expect(debian.ran).toHaveLength(2);
    expect(debian.ran[0]).toContain('update');
    expect(debian.ran[1]).toContain('DPkg::Lock::Timeout=300');
  });

  test.each<[string, Situation]>([
    ['without root', { executables: ['/usr/bin/apt-get'] }],
    ['on another system', { platform: 'darwin', isRoot: true }],
    [
      'when the package cannot be installed',
      { isRoot: true, executables: ['/usr/bin/apt-get'], aptFails: true },
    ],
  ])('says what to do %s', (_case, situation) => {
    expect(() => findChromium(machine(situation))).toThrow('set CHROMIUM_PATH');
  });
});
