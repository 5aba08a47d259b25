import type { TrendsBody } from '../../engine/answers/trendsBody.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import styles from './TrendsScreen.module.css';

/** Trends are of one service. Links, not buttons: a chosen service is a page that can be sent to somebody. */
export function ServiceChoice({ body }: { body: Pick<TrendsBody, 'service' | 'services'> }) {
  const { selection } = useAddress();
  if (body.services.length < 2) return null;
  return (
    <nav aria-label="Services">
      <ul className={styles.services}>
        {body.services.map(({ id, label }) => (
          <li key={id}>
            <a
              href={hrefOf(
                { screen: 'trends' },
                { ...selection, service: id, receipt: null, baseline: null },
              )}
              aria-current={body.service === id ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
