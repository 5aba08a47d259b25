import type { RequestHandler } from 'msw';
import type { World } from '../world/world.ts';

/** What a vendor's mock is told: the history, and the clock that says how much of it has happened. */
export interface Told {
  readonly world: World;
  readonly nowMs: () => number;
}

export interface VendorMockOptions {
  /** Where the source is mounted, e.g. '/api/metrics'; handlers match `*<base>/...`. */
  readonly base: string;
  /** Services this tool knows of; a company may keep its services in different trackers. */
  readonly services: readonly string[];
}

/** Every `mocks/vendors/<vendor>/handlers.ts` exports one `handlers` of this type. */
export type VendorHandlers = (told: Told, options: VendorMockOptions) => RequestHandler[];
