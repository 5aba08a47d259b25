import { useAddress } from '../../selection/useAddress.ts';
import { Notice } from '../../ui/states/Notice.tsx';
import type { Display } from '../../ui/format/display.ts';
import { Strips } from './Strips.tsx';
import type { NothingWatched } from './watchTypes.ts';
import styles from './NothingToWatch.module.css';

/** No such release, or none in its window: where to go on, and what would fill this page. */
export function NothingToWatch({ body, display }: { body: NothingWatched; display: Display }) {
  const { href } = useAddress();
  const { asked, nearest, strips } = body;
  const unknown = asked !== null;
  const title = unknown ? 'No such release' : 'Nothing to watch';
  return (
    <>
      <title>{`${title} · Holdfast`}</title>
      <h1 className={styles.title}>{title}</h1>
      <Notice
        kind="empty"
        sentence={
          unknown
            ? `No source knows a release ${asked} here.`
            : 'No release is in its post-release window now.'
        }
        hint={
          unknown
            ? nearest.length > 0
              ? 'Did you mean one of these?'
              : 'It may be called differently in your tools: Sources shows names that could not be matched.'
            : nearest.length > 0
              ? 'The next deployment opens a watch by itself. Those of the last releases are over, and can still be read:'
              : 'The next deployment opens a watch by itself, once a source tells of it.'
        }
      >
        {nearest.map((release) => (
          <a key={release.id} href={href({ screen: 'watch', releaseId: release.id })}>
            {release.serviceLabel} {release.version}
          </a>
        ))}
        <a href={href({ screen: 'overview' })}>All releases</a>
        <a href={href({ screen: 'sources' })}>Sources</a>
      </Notice>
      {strips.length > 0 && (
        <section className={styles.running} aria-label="In their window now">
          <h2>In their window now</h2>
          <Strips strips={strips} shown={null} display={display} />
        </section>
      )}
    </>
  );
}
