import { decodeDim, encodeDim, type DimSpan } from './dim.ts';

/** What the wall can show, in the order in which it is named when nothing is chosen. */
export const WALL_VIEWS = ['watch', 'overview', 'trends', 'sources', 'defects'] as const;
export type WallView = (typeof WALL_VIEWS)[number];

/** How one display is set up: all of it stands in its address, so that the address is the whole set-up. */
export interface WallSettings {
  /** Shown in turn; never empty, each once. */
  readonly views: readonly WallView[];
  /** Seconds that each view stays. */
  readonly dwell: number;
  /** Multiplies every size: for displays that are far away, or televisions that cannot zoom. */
  readonly scale: number;
  /** How many releases the strip at the bottom shows at most. */
  readonly releases: number;
  /** Seconds between two questions to a source, at least what the settings say; null = as they say. */
  readonly refresh: number | null;
  /** The picture wanders by a few pixels, so that nothing burns in. */
  readonly shift: boolean;
  /** Darker and calmer at these times of day; null = never. */
  readonly dim: DimSpan | null;
  /** Asks the browser to keep the display on. */
  readonly wake: boolean;
  /** Percent of each side that a television may cut off. */
  readonly overscan: number;
}

export const wallDefaults: WallSettings = {
  views: WALL_VIEWS,
  dwell: 20,
  scale: 1,
  releases: 7,
  refresh: null,
  shift: false,
  dim: null,
  wake: false,
  overscan: 2.5,
};

/** What each number may be; outside of it the address is taken to be mistyped, and the default stands. */
export const wallLimits = {
  dwell: { least: 5, most: 3600 },
  scale: { least: 0.8, most: 1.5 },
  releases: { least: 1, most: 12 },
  refresh: { least: 10, most: 3600 },
  overscan: { least: 0, most: 8 },
} as const;

/** From `?…` of the address. Unknown parameters and unusable values are dropped. */
export function decodeWall(search: string): WallSettings {
  const parameters = new URLSearchParams(search);
  const number = <Default extends number | null>(
    name: keyof typeof wallLimits,
    otherwise: Default,
  ): number | Default => {
    const text = parameters.get(name) ?? '';
    // Plain decimals only: Number() would also read "0x10", "1e3" and blanks.
    if (!/^\d{1,4}(?:\.\d{1,3})?$/.test(text)) return otherwise;
    const value = Number(text);
    const { least, most } = wallLimits[name];
    return value >= least && value <= most ? value : otherwise;
  };
  return {
    views: decodeViews(parameters.get('views')),
    dwell: number('dwell', wallDefaults.dwell),
    scale: number('scale', wallDefaults.scale),
    releases: Math.round(number('releases', wallDefaults.releases)),
    refresh: number('refresh', wallDefaults.refresh),
    shift: parameters.get('shift') === 'on',
    dim: decodeDim(parameters.get('dim')),
    wake: parameters.get('wake') === 'on',
    overscan: number('overscan', wallDefaults.overscan),
  };
}

/** The inverse, without a leading '?': only what differs from the defaults, always in the same order. */
export function encodeWall(settings: WallSettings): string {
  const numbers = (['dwell', 'scale', 'releases', 'refresh', 'overscan'] as const).flatMap((name) => {
    const value = settings[name];
    return value === null || value === wallDefaults[name] ? [] : [`${name}=${value}`];
  });
  const all = settings.views.join(',') === WALL_VIEWS.join(',');
  return [
    ...(all ? [] : [`views=${settings.views.join(',')}`]),
    ...numbers,
    ...(settings.shift ? ['shift=on'] : []),
    ...(settings.dim === null ? [] : [`dim=${encodeDim(settings.dim)}`]),
    ...(settings.wake ? ['wake=on'] : []),
  ].join('&');
}

function decodeViews(text: string | null): readonly WallView[] {
  const named = (text ?? '').split(',').flatMap((name) => WALL_VIEWS.find((view) => view === name) ?? []);
  return named.length === 0 ? wallDefaults.views : [...new Set(named)];
}
