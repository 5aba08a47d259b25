import type { Place } from '../selection/place.ts';
import type { ShortcutKeys } from '../selection/shortcuts.ts';

/** The screens by their names, in the order of the rail; the palette and the keys know no others. */
export const SCREENS: readonly {
  readonly place: Place;
  readonly label: string;
  readonly keys: ShortcutKeys;
}[] = [
  { place: { screen: 'overview' }, label: 'Releases', keys: 'g r' },
  { place: { screen: 'watch', releaseId: null }, label: 'Watch', keys: 'g w' },
  { place: { screen: 'compare' }, label: 'Compare', keys: 'g c' },
  { place: { screen: 'trends' }, label: 'Trends', keys: 'g t' },
  { place: { screen: 'verdicts' }, label: 'Verdicts', keys: 'g v' },
  { place: { screen: 'sources' }, label: 'Sources', keys: 'g s' },
  { place: { screen: 'glossary' }, label: 'Glossary', keys: 'g l' },
  { place: { screen: 'wall' }, label: 'Wall', keys: 'g d' },
];
