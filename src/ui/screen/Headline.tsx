import styles from './Headline.module.css';

interface HeadlineProps {
  readonly sentences: readonly string[];
  /** Room that is kept: words that come later must not push the page down. */
  readonly lines: 1 | 2 | 3;
}

/** What a screen says, first: a sentence a line. */
export function Headline({ sentences, lines }: HeadlineProps) {
  return (
    <h1 className={styles.headline} data-lines={lines}>
      {sentences.map((sentence) => (
        <span key={sentence}>{sentence} </span>
      ))}
    </h1>
  );
}
