import type { ReceiptBody } from '../../engine/answers/receiptBody.ts';
import { freshnessOf } from '../../engine/domain/freshness.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import { useAddress } from '../../selection/useAddress.ts';
import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import { valueParts } from '../../ui/format/value.ts';
import { AgeNote } from '../../ui/states/AgeNote.tsx';
import { ReceiptFacts } from './ReceiptFacts.tsx';
import { ReceiptInputView } from './ReceiptInputView.tsx';
import { VerdictReceipt } from './VerdictReceipt.tsx';
import styles from './Receipt.module.css';

interface ReceiptProps {
  readonly receipt: Extract<ReceiptBody, { found: true }>;
  readonly nowMs: number;
  readonly display: Display;
}

const bounds = { exact: '', 'at-least': '≥ ', about: '≈ ' } as const;

export function Receipt({ receipt, nowMs, display }: ReceiptProps) {
  const { release, figure, inputs } = receipt;
  const { reading } = figure;
  const { href } = useAddress();
  const definition = definitionOf(figure.kpi);
  return (
    <article className={styles.receipt}>
      <p className={styles.of}>
        {release.serviceLabel} <code>{release.version}</code>
        {figure.journey !== null && <>, journey {figure.journey}</>}
      </p>
      <h2 id="receipt-title" className={styles.title}>
        {definition?.label ?? figure.kpi}
      </h2>
      {reading.kind === 'known' ? (
        <p className={styles.value}>
          {bounds[reading.bound]}
          {valueParts(reading.value, reading.unit, display).map(quantityText).join(' ')}{' '}
          <AgeNote now={freshnessOf(reading.inputs, nowMs)} display={display} />
        </p>
      ) : (
        <div className={styles.unknown}>
          <p>
            <UnknownGlyph reason={reading.reason} /> {unknownWords[reading.reason]}
          </p>
          <p className={styles.detail}>{reading.detail}</p>
        </div>
      )}
      {definition !== null && (
        <section className={styles.meaning}>
          <p>{definition.meaning}</p>
          <p>
            <strong>Formula.</strong> {definition.formula}
          </p>
          <p>
            <strong>Needs.</strong> {definition.minimum}
          </p>
          <p>
            <a href={`${href({ screen: 'glossary' })}#${definition.id}`}>What is this? See the glossary</a>
          </p>
        </section>
      )}
      <ReceiptFacts receipt={receipt} nowMs={nowMs} display={display} />
      {figure.journey === null && (
        <VerdictReceipt release={release} kpi={figure.kpi} nowMs={nowMs} display={display} />
      )}
      <h3 className={styles.heading}>Where it comes from</h3>
      {inputs.length === 0 && <p className={styles.none}>No source has been asked for this figure.</p>}
      {inputs.map((input) => (
        <ReceiptInputView key={input.key} input={input} nowMs={nowMs} display={display} />
      ))}
    </article>
  );
}
