import type { VerdictsBody } from '../../engine/answers/verdictsBody.ts';
import type { Display } from '../../ui/format/display.ts';
import { shareText } from './verdictsSentence.ts';
import styles from './VerdictsScreen.module.css';

interface SharesProps {
  readonly body: VerdictsBody;
  readonly display: Display;
  /** Some sources have not answered: outcomes may be missing. */
  readonly partial: boolean;
}

/** Precision and recall, with words that say what they mean. */
export function Shares({ body, display, partial }: SharesProps) {
  const { precision, recall, undecided, rule } = body;
  return (
    <>
      <dl className={styles.shares}>
        <div>
          <dt>Alarms that were right</dt>
          <dd>
            <span className={styles.share}>{shareText(precision, display)}</span>
            <span className={styles.meaning}>
              Precision: of the releases called regressed, so many turned out worse. In brackets the range in
              which the true share lies (95 %).
            </span>
          </dd>
        </div>
        <div>
          <dt>Bad releases that were caught</dt>
          <dd>
            <span className={styles.share}>{shareText(recall, display)}</span>
            <span className={styles.meaning}>
              Recall: of the releases that turned out worse, so many had been called regressed. A watch that
              ended undecided counts as a miss when its release turned out worse.
            </span>
          </dd>
        </div>
        <div>
          <dt>Not counted</dt>
          <dd>
            <span className={styles.share}>{undecided}</span>
            <span className={styles.meaning}>
              Their watch ended undecided, and nothing is known against them: neither right nor wrong.
            </span>
          </dd>
        </div>
      </dl>
      <p className={styles.rule}>{rule}</p>
      {partial && (
        <p className={styles.rule}>Some sources have not answered yet: outcomes may still be missing.</p>
      )}
    </>
  );
}
