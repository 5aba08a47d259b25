import type { ReceiptInput } from '../../engine/answers/receiptBody.ts';
import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import { VendorLink } from '../../ui/controls/VendorLink.tsx';
import { ageAgo } from '../../ui/format/age.ts';
import { count } from '../../ui/format/count.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration } from '../../ui/format/duration.ts';
import { entityWords } from '../../ui/format/entityWords.ts';
import { instant } from '../../ui/format/instant.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import styles from './Receipt.module.css';

interface ReceiptInputViewProps {
  readonly input: ReceiptInput;
  readonly nowMs: number;
  readonly display: Display;
}

/** One source's part: what was asked, when, and what could not be used. */
export function ReceiptInputView({ input, nowMs, display }: ReceiptInputViewProps) {
  const { sourceLabel, entity, asOfMs, requests, rejected, incompleteness, notices, error } = input;
  return (
    <section className={styles.input}>
      <h4>
        {sourceLabel}: {entityWords(entity)}
      </h4>
      <p className={styles.aside}>
        {asOfMs === null
          ? 'No answer so far.'
          : `Answer of ${instant(asOfMs, display)}, ${ageAgo(nowMs - asOfMs, display)}.`}
      </p>
      {error !== null && (
        <p className={styles.error}>
          <UnknownGlyph reason="source-failed" />
          <span>
            {error.sentence} <span className={styles.hint}>{error.hint}</span>
          </span>
        </p>
      )}
      {requests.map((request) => {
        const text = request.query ?? request.path;
        return (
          <div key={`${request.path} ${request.query ?? ''} ${request.sentAtMs}`} className={styles.request}>
            <pre>
              <code>{text}</code>
            </pre>
            <p className={styles.actions}>
              <CopyButton text={text} label="Copy the query" />
              {request.vendorUrl !== null && (
                <VendorLink url={request.vendorUrl}>Open in the source</VendorLink>
              )}
            </p>
            <p className={styles.aside}>
              {request.method} {request.path}
              <br />
              asked {instant(request.sentAtMs, display)}, answered in {duration(request.tookMs, display)}
              {request.bytes !== null && `, ${count(request.bytes, display)} bytes`}
            </p>
          </div>
        );
      })}
      {(rejected.length > 0 || incompleteness.length > 0 || notices.length > 0) && (
        <ul className={styles.caveats}>
          {rejected.map(({ count: records, reason, example }) => (
            <li key={reason}>
              {count(records, display)} {records === 1 ? 'record' : 'records'} left out: {reason}. For example{' '}
              <code>{example}</code>
            </li>
          ))}
          {[...incompleteness, ...notices].map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
      )}
    </section>
  );
}
