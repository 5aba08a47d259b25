import type { SettingsFault } from './settingsFault.ts';
import type { WrittenSettings } from './settingsSchema.ts';

/** What a schema cannot see: names that point nowhere, and names given twice. */
export function crossCheck(written: WrittenSettings): SettingsFault[] {
  const services = new Set(written.services.map((service) => service.id));
  const journeys = new Set(written.journeys.map((journey) => journey.id));
  const unknownService = (service: string, path: string): SettingsFault[] =>
    services.has(service)
      ? []
      : [
          {
            path,
            sentence: `There is no service "${service}".`,
            hint: `Use one of the services named in this file: ${[...services].join(', ')}.`,
          },
        ];
  return [
    ...repeated(written.environments, 'environments'),
    ...repeated(written.services, 'services'),
    ...repeated(written.sources, 'sources'),
    ...repeated(
      written.journeys.map((journey) => ({ id: `${journey.service}/${journey.id}` })),
      'journeys',
    ),
    ...written.journeys.flatMap((journey, index) =>
      unknownService(journey.service, `journeys[${index}].service`),
    ),
    ...written.releases.aliases.flatMap((alias, index) =>
      unknownService(alias.service, `releases.aliases[${index}].service`),
    ),
    ...written.objectives.flatMap((objective, index) => [
      ...unknownService(objective.service, `objectives[${index}].service`),
      ...(objective.journey === undefined || journeys.has(objective.journey)
        ? []
        : [
            {
              path: `objectives[${index}].journey`,
              sentence: `There is no journey "${objective.journey}".`,
              hint: `Use one of: ${[...journeys].join(', ')}.`,
            },
          ]),
    ]),
    ...(written.apdex.toleratedMs > written.apdex.targetMs
      ? []
      : [
          {
            path: 'apdex.toleratedMs',
            sentence: 'The tolerated time is not longer than the target.',
            hint: 'Usually it is four times the target.',
          },
        ]),
  ];
}

function repeated(things: readonly { id: string }[], list: string): SettingsFault[] {
  const seen = new Set<string>();
  return things.flatMap((thing, index) => {
    if (!seen.has(thing.id)) {
      seen.add(thing.id);
      return [];
    }
    return [
      {
        path: `${list}[${index}].id`,
        sentence: `"${thing.id}" is named twice.`,
        hint: 'Give each its own id.',
      },
    ];
  });
}
