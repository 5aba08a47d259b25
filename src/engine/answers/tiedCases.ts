import { attributeTickets, type TicketsByRelease } from '../domain/attribution.ts';
import type { ReleaseCatalogue } from '../domain/releaseIdentity.ts';
import { readingCatalogue } from '../domain/saidReleases.ts';
import type { SupportCase } from '../domain/supportCase.ts';
import type { Facts } from './facts.ts';

/** Support cases by the release that they name, else by the release of their service in whose window they were opened. */
export function tiedCases(facts: Facts): TicketsByRelease<SupportCase> {
  return facts.once('support cases by release', () =>
    attributeTickets({
      tickets: facts.list('supportCases').items,
      catalogue: catalogueForCases(facts),
      releases: facts.releases,
      postReleaseMs: facts.settings.releases.postReleaseMs,
    }),
  );
}

/** Understands what people typed into a case, which no list of releases holds. */
export function catalogueForCases(facts: Facts): ReleaseCatalogue {
  const { services, releases: rules } = facts.settings;
  return facts.once('catalogue for support cases', () =>
    readingCatalogue(facts.catalogue, { services, rules }),
  );
}
