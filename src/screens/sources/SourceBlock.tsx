import type { SourceHealth } from '../../engine/answers/sourcesBody.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import type { Display } from '../../ui/format/display.ts';
import { EntityTable } from './EntityTable.tsx';
import { sourceFacts } from './sourceFacts.ts';
import { StateGlyph } from './StateGlyph.tsx';
import styles from './SourceBlock.module.css';

interface SourceBlockProps {
  readonly source: SourceHealth;
  readonly nowMs: number;
  readonly display: Display;
}

/** One source: does it answer, how well, and what has it told us. */
export function SourceBlock({ source, nowMs, display }: SourceBlockProps) {
  const headingId = `source-${source.id}`;
  return (
    <section className={styles.source} aria-labelledby={headingId}>
      <header className={styles.head}>
        <h2 id={headingId}>{source.label}</h2>
        <p className={styles.vendor}>
          {source.vendor !== source.label && `${source.vendor}, `}
          <code>{source.id}</code>
        </p>
        <StateGlyph state={source.state} />
        <ul className={styles.facts}>
          {sourceFacts(source, nowMs, display).map((fact) => (
            <li key={fact.text} data-warn={fact.warn}>
              {fact.text}
            </li>
          ))}
        </ul>
      </header>
      <div className={styles.body}>
        <EntityTable entities={source.entities} nowMs={nowMs} display={display} />
        {source.findings.length > 0 && (
          <ul className={styles.findings}>
            {source.findings.map(({ ok, text, proposal }) => (
              <li key={text}>
                <span>
                  <strong>{ok ? 'Found.' : 'Check.'}</strong> {text}
                </span>
                {proposal !== null && (
                  <>
                    {' '}
                    <code>{proposal}</code> <CopyButton text={proposal} label="Copy the proposal" />
                  </>
                )}
              </li>
            ))}
          </ul>
        )}
      </div>
    </section>
  );
}
