import styles from './ServiceLinks.module.css';

interface ServiceLinksProps {
  readonly choices: readonly {
    /** null = all of them. */
    readonly id: string | null;
    readonly label: string;
  }[];
  readonly chosen: string | null;
  readonly hrefOf: (id: string | null) => string;
}

/** Links, not buttons: a chosen service is a page that can be sent to somebody. */
export function ServiceLinks({ choices, chosen, hrefOf }: ServiceLinksProps) {
  return (
    <nav aria-label="Services">
      <ul className={styles.services}>
        {choices.map(({ id, label }) => (
          <li key={id ?? ''}>
            <a href={hrefOf(id)} aria-current={id === chosen ? 'true' : undefined}>
              {label}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
