import { useAddress } from '../../selection/useAddress.ts';

/** Address of an entry of the glossary: a KPI's id, or the id of a word. */
export function useGlossaryLink(): (entry: string) => string {
  const { href } = useAddress();
  return (entry) => `${href({ screen: 'glossary' })}#${entry}`;
}
