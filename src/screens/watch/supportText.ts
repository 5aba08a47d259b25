import type { Locale } from '../../ui/format/display.ts';
import { numberFormat } from '../../ui/format/intl.ts';
import { counted } from '../../ui/format/nouns.ts';
import type { WatchedRelease } from './watchTypes.ts';

type KnownCases = Extract<WatchedRelease['supportCases'], { kind: 'known' }>;

/** "7 cases opened since T+0, 1.8 usual at these hours; 3 name this release." */
export function supportText({ opened, naming, expected }: KnownCases, display: Locale): string {
  const usual =
    expected === null
      ? 'what is usual is not known yet'
      : `${numberFormat(display.locale, { maximumFractionDigits: 1 }).format(expected)} usual at these hours`;
  const named =
    opened === 0
      ? ''
      : naming === 0
        ? '; none names this release'
        : `; ${counted(naming, '', display, '').trim()} ${naming === 1 ? 'names' : 'name'} this release`;
  const cases = opened === 0 ? 'No case' : counted(opened, 'case', display);
  return `${cases} opened since T+0, ${usual}${named}.`;
}
