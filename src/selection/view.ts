import type { Selection } from './selection.ts';

/** The part of the selection that questions to the engine depend on. */
export function viewOf({
  environment,
  service,
  baseline,
}: Selection): Pick<Selection, 'environment' | 'service' | 'baseline'> {
  return { environment, service, baseline };
}
