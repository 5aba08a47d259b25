import * as z from 'zod';
import { adapterOf, vendorIds, type AnyAdapter } from '../adapters/registry.ts';
import { DAY_MS, HOUR_MS } from '../domain/time.ts';
import { crossCheck } from './crossCheck.ts';
import type { Checkpoint, NamedThing, Settings } from './settings.ts';
import { settingsSchema, type WrittenSettings } from './settingsSchema.ts';
import { type SettingsFault, faultsOf } from './settingsFault.ts';

export type DecodedSettings =
  | {
      readonly kind: 'settings';
      readonly settings: Settings;
      readonly adapters: ReadonlyMap<string, AnyAdapter>;
    }
  | { readonly kind: 'faults'; readonly faults: readonly SettingsFault[] };

// Under a strict content policy zod's code generation is refused and reported; it is slower, but silent, without.
z.config({ jitless: true });

/** Decodes holdfast.json, vendors' parts included. All faults are returned together, each with its path. */
export async function decodeSettings(json: unknown): Promise<DecodedSettings> {
  const read = settingsSchema.safeParse(json);
  const faults: SettingsFault[] = read.success ? [...crossCheck(read.data)] : faultsOf(read.error, []);
  const adapters = new Map<string, AnyAdapter>();
  const written = writtenSources(json);
  // All at once: adapters are chunks of their own, and one after the other would delay the first figure.
  const loaded = await Promise.all(written.map(({ vendor }) => adapterOf(vendor)));
  for (const [index, source] of written.entries()) {
    const adapter = loaded[index] ?? null;
    if (adapter === null) {
      faults.push({
        path: `sources[${index}].vendor`,
        sentence: `There is no adapter called "${source.vendor}".`,
        hint: `Use one of: ${vendorIds.join(', ')}.`,
      });
      continue;
    }
    adapters.set(source.vendor, adapter);
    const decoded = adapter.settings.safeParse(source.settings);
    if (!decoded.success) faults.push(...faultsOf(decoded.error, ['sources', index, 'settings']));
  }
  if (!read.success || faults.length > 0) return { kind: 'faults', faults };
  return { kind: 'settings', settings: complete(read.data), adapters };
}

/** Vendors' parts are checked even where the rest is faulty, so that everything can be mended in one go. */
function writtenSources(json: unknown): { id: string; vendor: string; settings: unknown }[] {
  const loose = z
    .object({
      sources: z.array(z.object({ id: z.string(), vendor: z.string(), settings: z.unknown().optional() })),
    })
    .safeParse(json);
  return loose.success
    ? loose.data.sources.map((source) => ({ ...source, settings: source.settings ?? {} }))
    : [];
}

function complete(written: WrittenSettings): Settings {
  return {
    title: written.title,
    demo: written.demo ?? null,
    environments: written.environments.map(named),
    services: written.services.map(named),
    journeys: written.journeys.map((journey) => ({
      ...named(journey),
      service: journey.service,
      critical: journey.critical,
    })),
    strata: written.strata,
    objectives: written.objectives.map((objective) => ({ ...objective, journey: objective.journey ?? null })),
    releases: {
      patterns: written.releases.patterns,
      aliases: written.releases.aliases,
      postReleaseMs: written.releases.postReleaseHours * HOUR_MS,
      checkpoints: checkpointsOf(written.releases),
    },
    apdex: written.apdex,
    refreshMs: written.refreshSeconds * 1000,
    lookbackMs: written.lookbackDays * DAY_MS,
    sources: written.sources.map((source) => ({
      id: source.id,
      label: source.label ?? source.id,
      vendor: source.vendor,
      url: source.url,
      screenUrl: source.screenUrl ?? null,
      settings: source.settings,
    })),
  };
}

/** Ascending and within the window, whose end is always one of them. */
function checkpointsOf({ checkpoints, postReleaseHours }: WrittenSettings['releases']): Checkpoint[] {
  const inside = checkpoints
    .filter(({ hours }) => hours <= postReleaseHours)
    .map(({ hours, checklist }) => ({ sinceMs: hours * HOUR_MS, checklist }))
    .toSorted((a, b) => a.sinceMs - b.sinceMs);
  const endMs = postReleaseHours * HOUR_MS;
  return inside.at(-1)?.sinceMs === endMs ? inside : [...inside, { sinceMs: endMs, checklist: [] }];
}

function named(thing: { id: string; label?: string | undefined; names?: string[] | undefined }): NamedThing {
  return { id: thing.id, label: thing.label ?? thing.id, names: thing.names ?? [thing.id] };
}
