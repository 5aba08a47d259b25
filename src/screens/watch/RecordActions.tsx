import { CopyButton } from '../../ui/controls/CopyButton.tsx';
import controls from '../../ui/controls/controls.module.css';
import { watchMarkdown, type WatchRecord } from './watchMarkdown.ts';
import styles from './CallPanel.module.css';

/** The whole watch record as text, for where others read it. */
export function RecordActions({ record }: { record: WatchRecord }) {
  const markdown = watchMarkdown(record);
  const { id } = record.body.release;
  return (
    <div className={styles.actions}>
      <CopyButton text={markdown} label="Copy as Markdown" />
      <button
        type="button"
        className={controls.button}
        onClick={() => download(`watch-${id.replaceAll(/[^\w.@-]+/g, '-')}.md`, markdown)}
      >
        Download .md
      </button>
    </div>
  );
}

function download(name: string, markdown: string): void {
  const url = URL.createObjectURL(new Blob([markdown], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  // The browser has taken the file when the click returns; a task later even the slow ones have.
  setTimeout(() => URL.revokeObjectURL(url), 0);
}
