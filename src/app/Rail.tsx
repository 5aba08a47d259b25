import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useAddress } from '../selection/useAddress.ts';
import { Mark } from '../ui/glyphs/Mark.tsx';
import { DisplayOptions } from './DisplayOptions.tsx';
import { RailStatus } from './RailStatus.tsx';
import styles from './Rail.module.css';

const screens = [
  { screen: 'overview', label: 'Releases' },
  { screen: 'verdicts', label: 'Verdicts' },
  { screen: 'sources', label: 'Sources' },
] as const;

/** Screens by their names, and at the foot whether the page can be believed. */
export function Rail({ body }: { body: ShellBody | null }) {
  const { place, href } = useAddress();
  const here = place.screen === 'release' ? 'overview' : place.screen;
  return (
    <header className={styles.rail}>
      <a className={styles.brand} href={href({ screen: 'overview' })}>
        <Mark /> {body?.title ?? 'Holdfast'}
      </a>
      <nav aria-label="Screens">
        <ul className={styles.screens}>
          {screens.map(({ screen, label }) => (
            <li key={screen}>
              <a
                href={href({ screen })}
                data-here={screen === here}
                aria-current={screen === place.screen ? 'page' : undefined}
              >
                {label}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.foot}>
        <RailStatus body={body} />
        <DisplayOptions />
      </div>
    </header>
  );
}
