import type { ReleaseRef } from '../engine/answers/figure.ts';
import type { ShellBody } from '../engine/answers/shellBody.ts';
import { setPreferences, type Preferences } from '../selection/preferences.ts';
import type { Selection } from '../selection/selection.ts';
import type { Address } from '../selection/useAddress.ts';
import type { Display } from '../ui/format/display.ts';
import { day } from '../ui/format/instant.ts';
import type { Command } from '../ui/palette/command.ts';
import { chooseTheme, nextTheme, themeNow, themeWords } from './chooseTheme.ts';
import { neighbour, releasesOf } from './neighbours.ts';
import { SCREENS } from './screens.ts';
import type { ShellDialog } from './shellDialog.ts';
import { offeredZones } from './zones.ts';

/** Beyond these, releases are reached by the lane and the list. */
const MOST_RELEASES = 40;
const LISTED_RELEASES = 4;

export interface PaletteInput {
  readonly address: Pick<Address, 'go' | 'select' | 'selection' | 'compare'>;
  readonly body: ShellBody | null;
  readonly display: Display;
  readonly preferences: Preferences;
  readonly open: (dialog: ShellDialog) => void;
}

/** Everything the palette offers here, screens first, releases newest first. */
export function paletteCommands(input: PaletteInput): readonly Command[] {
  return [
    ...screenCommands(input),
    ...pageCommands(input),
    ...releaseCommands(input),
    ...filterCommands(input),
  ];
}

function command(group: string, label: string, run: () => void, more: Partial<Command> = {}): Command {
  return { id: `${group} ${label}`, group, label, run, note: null, keys: null, listed: true, ...more };
}

function screenCommands({ address: { go } }: PaletteInput): Command[] {
  return SCREENS.map(({ place, label, keys }) => command('Go to', label, () => go(place), { keys }));
}

function pageCommands({ address: { selection, select }, preferences, open }: PaletteInput): Command[] {
  const theme = themeNow(selection.theme, preferences.theme);
  const next = nextTheme(theme);
  return [
    command('This page', 'Share this view', () => open('share'), { keys: 's' }),
    command('This page', 'All keys', () => open('help'), { keys: '?' }),
    command(
      'This page',
      preferences.tables ? 'Close the tables behind charts' : 'Open the tables behind charts',
      () => setPreferences({ tables: !preferences.tables }),
      { keys: 't' },
    ),
    command('This page', `Theme: ${themeWords[next]}`, () => chooseTheme(next, { selection, select }), {
      note: `now ${themeWords[theme]}`,
    }),
    ...(selection.atMs === null
      ? []
      : [command('This page', 'Show now', () => select({ atMs: null, settingsHash: null }))]),
  ];
}

function releaseCommands({ address: { go, compare }, body, display }: PaletteInput): Command[] {
  const lane = body?.lane ?? [];
  const newest = releasesOf(lane).toReversed().slice(0, MOST_RELEASES);
  const about = (release: ReleaseRef, listed: boolean): Command[] => {
    const name = `${release.serviceLabel} ${release.version}`;
    const note = release.startedAtMs === null ? null : day(release.startedAtMs, display);
    const before = neighbour(lane, release.id, -1);
    const one = (label: string, run: () => void, isListed = false): Command =>
      command('Releases', label, run, { id: `${label} ${release.id}`, note, listed: isListed });
    return [
      one(`Open ${name}`, () => go({ screen: 'release', releaseId: release.id }), listed),
      one(`Watch ${name}`, () => go({ screen: 'watch', releaseId: release.id })),
      ...(before === null
        ? []
        : [one(`Compare ${name} with ${before.version}`, () => compare(before.id, release.id))]),
    ];
  };
  return newest.flatMap((release, index) => about(release, index < LISTED_RELEASES));
}

function filterCommands({ address: { selection, select }, body, display }: PaletteInput): Command[] {
  const choose = (group: string, label: string, change: Partial<Selection>, chosen: boolean): Command =>
    command(group, label, () => select(change), { note: chosen ? 'chosen now' : null, listed: false });
  const { service, timeZone } = selection;
  const environments = body?.environments ?? [];
  return [
    choose('Service', 'All services', { service: null }, service === null),
    ...(body?.services ?? []).map(({ id, label }) =>
      choose('Service', label, { service: id }, service === id),
    ),
    ...(environments.length < 2 ? [] : environments).map((id) =>
      choose('Environment', id, { environment: id, receipt: null }, body?.environment === id),
    ),
    ...offeredZones(timeZone).map(({ name, label, value }) =>
      choose('Time zone', label, { timeZone: value }, display.timeZone === name),
    ),
  ];
}
