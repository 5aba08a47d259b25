import type { ReleaseCatalogue } from './releaseIdentity.ts';
import { readName, type ReleaseNameRules } from './releaseNameReading.ts';
import type { ServiceSpelling } from './serviceSpelling.ts';

export interface NameRules {
  readonly services: readonly ServiceSpelling[];
  readonly rules: ReleaseNameRules;
}

/**
 * The catalogue for names that people typed (into a support case). It also finds a release by a spelling that no list
 * holds; but a typing slip never makes a release, and many spellings of one source are no clash here.
 */
export function readingCatalogue(
  catalogue: ReleaseCatalogue,
  { services, rules }: NameRules,
): ReleaseCatalogue {
  const { servicesNamed } = catalogue;
  const read = (name: string, serviceName: string | null) => {
    const hints = serviceName === null ? [] : [serviceName];
    const [found, ...others] = readName({ name, hints, services, servicesNamed, rules }).found;
    if (found === undefined || others.length > 0) return null;
    const line = found.parts?.numbers.length === 2 ? `${found.service}@${found.text}.` : null;
    // "2.4" is 2.4.0, unless there is a 2.4.1: then it may mean the whole line.
    const ofLine = line === null ? [] : catalogue.releases.filter(({ id }) => id.startsWith(line));
    return ofLine.length > 1 ? null : (catalogue.release(`${found.service}@${found.text}`)?.id ?? null);
  };
  return {
    ...catalogue,
    find: (sourceId, name, serviceName) =>
      catalogue.find(sourceId, name, serviceName) ?? read(name, serviceName),
  };
}
