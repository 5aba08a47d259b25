import { useAnswer } from '../../host/useAnswer.ts';
import { hrefOf, useAddress } from '../../selection/useAddress.ts';
import { viewOf } from '../../selection/view.ts';
import styles from './ServiceFilter.module.css';

/** Links, not buttons: a filtered overview is a page that can be sent to somebody. */
export function ServiceFilter() {
  const { selection } = useAddress();
  const state = useAnswer({ kind: 'shell', view: viewOf({ ...selection, service: null }) });
  const services = state.status === 'answered' ? state.answer.body.services : [];
  if (services.length < 2) return <span />;
  const choices = [{ id: null, label: 'All services' }, ...services];
  return (
    <nav aria-label="Services">
      <ul className={styles.services}>
        {choices.map(({ id, label }) => (
          <li key={id ?? ''}>
            <a
              href={hrefOf(
                { screen: 'overview' },
                { ...selection, service: id, receipt: null, baseline: null },
              )}
              aria-current={selection.service === id ? 'true' : undefined}
            >
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
