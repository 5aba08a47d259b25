import { expect, test } from 'vitest';
import type { SelfCare } from '../../../src/host/selfCare.ts';
import { screenFacts } from '../../../src/screens/sources/screenFacts.ts';

const display = { locale: 'en-GB', timeZone: 'UTC' };
const NOW_MS = Date.UTC(2026, 10, 20, 10);
const well: SelfCare = {
  serviceWorker: 'ready',
  kept: { state: 'kept', answers: 142, bytes: 3_210_000, savedAtMs: NOW_MS - 40_000, restored: 0 },
  versionCheckedAtMs: NOW_MS - 120_000,
  newerVersion: null,
  skewMs: 300,
  reloads: 0,
  heldBack: null,
  engineRestarts: 0,
};

const textsOf = (part: Partial<SelfCare>, warn: boolean) =>
  screenFacts({
    care: { ...well, ...part },
    wakeLock: { state: 'held', atMs: NOW_MS - 20_000 },
    nowMs: NOW_MS,
    display,
  })
    .filter((fact) => fact.warn === warn)
    .map(({ text }) => text.replaceAll('\u00a0', ' '));

test('a screen that is well has nothing to check', () => {
  expect(textsOf({}, true)).toEqual([]);
  expect(textsOf({}, false)).toEqual([
    'It can start without its server, from the files that this browser keeps.',
    '142 answers (3.2 MB) would outlive a reload, saved 40 s ago.',
    'It is the version that the server has, asked 2 min ago.',
    "This machine's clock agrees with the server's.",
    'The display is kept on by the wall in this browser.',
  ]);
});

test('whatever is refused or out of order is to be checked, with what follows from it', () => {
  expect(
    textsOf(
      {
        serviceWorker: 'refused',
        kept: { state: 'refused', answers: 0, bytes: 0, savedAtMs: null, restored: 0 },
        newerVersion: '0.2.0',
        skewMs: 600_000,
        heldBack: 'a frozen picture',
        engineRestarts: 1,
      },
      true,
    ),
  ).toEqual([
    expect.stringMatching(/^It cannot start without its server/),
    expect.stringMatching(/^This browser refuses to keep answers/),
    'The server has a newer version, 0.2.0; asked 2 min ago.',
    "This machine's clock is 10 min behind the server's; times and ages are corrected by that.",
    expect.stringMatching(/wants to load itself again because of a frozen picture, and waits/),
    'Its engine fell silent and was started anew 1 time.',
  ]);
});

test('a clock that is a little ahead is said without alarm', () => {
  expect(textsOf({ skewMs: -30_000 }, true)).toEqual([]);
  expect(textsOf({ skewMs: -30_000 }, false)).toContain(
    "This machine's clock is 30 s ahead of the server's; times and ages are corrected by that.",
  );
});

test('the display is said to be kept on only while the wall that does it is there to say so', () => {
  const told = (wakeLock: Parameters<typeof screenFacts>[0]['wakeLock']) =>
    screenFacts({ care: well, wakeLock, nowMs: NOW_MS, display }).at(-1)?.text.replaceAll('\u00a0', ' ');
  expect(told(null)).toMatch(/^No wall has been shown in this browser/);
  expect(told({ state: 'held', atMs: NOW_MS - 5 * 3_600_000 })).toBe(
    'A wall was shown in this browser until about 5 h ago; nothing keeps the display on now.',
  );
  expect(told({ state: 'refused', atMs: NOW_MS - 20_000 })).toMatch(/refuses to keep it on/);
});
