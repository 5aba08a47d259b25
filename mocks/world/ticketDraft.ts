import type { WorldTicket } from './world.ts';

/** A ticket before it has a number: others point at it by `ref`. */
export interface TicketDraft extends Omit<WorldTicket, 'number' | 'links'> {
  readonly ref: string;
  readonly links: readonly { readonly kind: WorldTicket['links'][number]['kind']; readonly toRef: string }[];
}
