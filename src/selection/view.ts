import type { PeopleSay } from './peopleSay.ts';
import type { Selection } from './selection.ts';

export type SelectedView = Pick<Selection, 'environment' | 'service' | 'baseline'> & {
  readonly atMs?: number;
};

/** The part of the selection that questions to the engine depend on. */
export function viewOf({ environment, service, baseline, atMs }: Selection): SelectedView {
  return { environment, service, baseline, ...(atMs === null ? {} : { atMs }) };
}

/**
 * The same for questions that are answered with a verdict: what people said goes along. Only where there is any, so that
 * keys stay short; and only in these questions, so that a mark does not make the whole page ask anew.
 */
export function judgedViewOf(
  selection: Selection,
  people: PeopleSay,
): SelectedView & { readonly people?: PeopleSay } {
  const view = viewOf(selection);
  return people.marks.length === 0 && people.exclusions.length === 0
    ? view
    : { ...view, people: { marks: people.marks, exclusions: people.exclusions } };
}
