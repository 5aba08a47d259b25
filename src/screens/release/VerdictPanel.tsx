import type { Display } from '../../ui/format/display.ts';
import { UnknownGlyph } from '../../ui/glyphs/UnknownGlyph.tsx';
import { VerdictWord } from '../../ui/verdict/VerdictWord.tsx';
import { hoursRange } from '../../ui/format/hoursRange.ts';
import { counted } from '../../ui/format/nouns.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import type { FoundRelease } from './foundRelease.ts';
import { useGlossaryLink } from './useGlossaryLink.ts';
import { momentText, unprovable } from './verdictFacts.ts';
import { verdictNotes } from './verdictNotes.ts';
import type { ReleaseVerdict } from './verdictTypes.ts';
import styles from './VerdictPanel.module.css';

/** The verdict on the release, why, since when, and against what. */
export function VerdictPanel({ body, display }: { body: FoundRelease; display: Display }) {
  const { verdict, release } = body;
  const glossary = useGlossaryLink();
  if (verdict === null) {
    return (
      <p className={styles.awaited}>
        <UnknownGlyph reason="awaited" />{' '}
        {release.startedAtMs === null
          ? 'No verdict: no deployment of this release was seen.'
          : 'No verdict yet: its data are awaited.'}
      </p>
    );
  }
  return (
    <section className={styles.panel} aria-label="Verdict">
      <p className={styles.word}>
        <VerdictWord state={verdict.state} size="title" />
        {verdict.revised && <span className={styles.revised}>revised</span>}
        <a className={styles.what} href={glossary(`verdict-${verdict.state}`)}>
          What does this mean?
        </a>
      </p>
      <div>
        <p className={styles.reason}>{timesHere(verdict.reason, display)}</p>
        <p className={styles.facts}>{sentencesOf(body, verdict, display).join(' ')}</p>
        <Notes verdict={verdict} />
      </div>
    </section>
  );
}

function Notes({ verdict }: { verdict: ReleaseVerdict }) {
  const notes = verdictNotes(verdict.kpis);
  if (notes.length === 0) return null;
  return (
    <ul className={styles.notes}>
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  );
}

function sentencesOf(body: FoundRelease, verdict: ReleaseVerdict, display: Display): readonly string[] {
  const startedAtMs = body.release.startedAtMs ?? 0;
  const left = body.exclusions.length;
  const { decidedAtMs, kpis, revised } = verdict;
  const baselines = [...new Set(kpis.map(({ against }) => against))];
  const leastProvable = kpis
    .filter((kpi) => kpi.verdict.baseline === 'history')
    .map((kpi) => kpi.verdict.smallestProvableRatio)
    .filter((ratio) => ratio !== null);
  // The KPIs come worst first: the forecast is that of the one the verdict waits for.
  const waiting = kpis.find((kpi) => kpi.verdict.judgeableIn !== null)?.verdict.judgeableIn ?? null;
  return [
    ...(decidedAtMs === null ? [] : [`Decided at ${momentText(decidedAtMs, startedAtMs, display)}.`]),
    ...(verdict.state === 'too-early' && waiting !== null
      ? [
          `It can be judged in ${hoursRange(waiting.lowHours, waiting.highHours, display)}, if the traffic stays as it is.`,
        ]
      : []),
    ...(baselines.length === 0 ? [] : [`Held against ${baselines.join('; ')}.`]),
    ...(leastProvable.length === 0 ? [] : [unprovable(Math.max(...leastProvable), display)]),
    ...(left === 0 ? [] : [`${counted(left, 'window', display)} left out by people: see “Your word”.`]),
    ...(revised ? ['Late data changed a stretch that had been judged: it was judged anew.'] : []),
  ];
}
