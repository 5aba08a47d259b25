import { ShareBar } from '../../ui/charts/ShareBar.tsx';
import type { Display } from '../../ui/format/display.ts';
import { percent } from '../../ui/format/percent.ts';
import { quantityText } from '../../ui/format/quantity.ts';
import { tightCount } from '../../ui/format/count.ts';
import { Panel } from '../../ui/panel/Panel.tsx';
import type { Compared } from './compareTypes.ts';
import { mixSentence } from './mixSentence.ts';
import styles from './MixPanel.module.css';

/** Who came: the groups of traffic in both releases, and what their mix does to the figures. */
export function MixPanel({ body, display }: { body: Compared; display: Display }) {
  const { mix, a, b } = body;
  const sentences = [...body.figures, ...body.journeys].flatMap((row) => {
    const sentence = mixSentence(row, body, display);
    return sentence === null ? [] : [{ id: row.id, sentence }];
  });
  return (
    <Panel title="The mix of traffic" aside="shares of each release’s traffic">
      {mix.length === 0 && (
        <p className={styles.none}>
          No source splits this service’s traffic into groups, so the mix is not known. Strata are named in
          holdfast.json.
        </p>
      )}
      {mix.length > 0 && sentences.length === 0 && (
        <p className={styles.none}>The mix makes no difference to the figures beyond rounding.</p>
      )}
      {sentences.length > 0 && (
        <ul className={styles.sentences}>
          {sentences.map(({ id, sentence }) => (
            <li key={id}>{sentence}</li>
          ))}
        </ul>
      )}
      <div className={styles.tables}>
        {mix.map(({ by, of, rows }) => (
          <table key={by} className={styles.table}>
            <caption>
              {of} by {by}
            </caption>
            <thead>
              <tr>
                <th scope="col">Group</th>
                <th scope="col">{a.version}</th>
                <th scope="col">{b.version}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <tr key={row.label}>
                  <th scope="row">{row.label}</th>
                  <Share share={row.shareA} total={row.totalA} display={display} />
                  <Share share={row.shareB} total={row.totalB} display={display} />
                </tr>
              ))}
            </tbody>
          </table>
        ))}
      </div>
    </Panel>
  );
}

function Share({ share, total, display }: { share: number; total: number; display: Display }) {
  return (
    <td>
      <ShareBar share={share} />
      <span className={styles.share}>{quantityText(percent(Math.min(1, share), display))}</span>{' '}
      <span className={styles.total}>n {tightCount(total, display)}</span>
    </td>
  );
}
