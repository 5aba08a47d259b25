import type { ShellBody } from '../engine/answers/shellBody.ts';
import { useAddress } from '../selection/useAddress.ts';
import { Mark } from '../ui/glyphs/Mark.tsx';
import { DisplayOptions } from './DisplayOptions.tsx';
import { RailStatus } from './RailStatus.tsx';
import { SCREENS } from './screens.ts';
import styles from './Rail.module.css';

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
          {SCREENS.map(({ place: target, label }) => (
            <li key={target.screen}>
              <a
                href={href(target)}
                data-here={target.screen === here}
                aria-current={target.screen === place.screen ? 'page' : undefined}
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
