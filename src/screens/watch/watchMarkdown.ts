import { sinceRelease, duration, hours } from '../../ui/format/duration.ts';
import { definitionOf } from '../../engine/metrics/definitions.ts';
import type { Display } from '../../ui/format/display.ts';
import { instant } from '../../ui/format/instant.ts';
import { sample } from '../../ui/format/sample.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import { unknownWords } from '../../ui/glyphs/unknownWords.ts';
import { verdictWords } from '../../ui/verdict/verdictState.ts';
import { awaitedText, type AwaitedEntity } from '../../ui/states/awaitedText.ts';
import type { Checkpoint } from './checkpointsOf.ts';
import type { RecordedCall, TickedItem } from '../../selection/calls.ts';
import { timesHere } from '../../ui/format/timesHere.ts';
import { ratioText } from './ratioText.ts';
import { sinceText } from './sinceText.ts';
import { supportText } from './supportText.ts';
import type { WatchChart, WatchedRelease } from './watchTypes.ts';

export interface WatchRecord {
  readonly body: WatchedRelease;
  readonly checkpoints: readonly Checkpoint[];
  /** Of this release; newest call first. */
  readonly calls: readonly RecordedCall[];
  readonly ticked: readonly TickedItem[];
  readonly awaited: readonly AwaitedEntity[];
  readonly nowMs: number;
  readonly display: Display;
}

/** The whole watch record, for a ticket or a chat: every figure with its n and baseline, every call with who and when. */
export function watchMarkdown(record: WatchRecord): string {
  const { body } = record;
  const sections = [
    [`# Watch of ${text(`${body.release.serviceLabel} ${body.release.version}`)}`, head(record)],
    ['## Figures', figures(record)],
    ['## Signals', signals(record)],
    ['## Errors, by customers hurt', errors(record)],
    ['## Support cases', cases(record)],
    ['## Checklists and calls', decisions(record)],
    ['## Data gaps', gaps(record)],
  ] as const;
  return `${sections.map(([title, lines]) => [title, '', ...lines].join('\n')).join('\n\n')}\n`;
}

function head({ body, nowMs, display }: WatchRecord): readonly string[] {
  const { release, phase, verdict, postReleaseMs, forecast } = body;
  const { startedAtMs, rolledBackAtMs } = release;
  const baseline = phase?.baseline?.release.version ?? null;
  return [
    startedAtMs === null
      ? '- No deployment was seen.'
      : `- T+0: ${instant(startedAtMs, display)}; as of ${instant(nowMs, display)} (${sinceRelease(Math.max(0, nowMs - startedAtMs), display)}), watched for ${hours(postReleaseMs, display)}`,
    ...(rolledBackAtMs === null ? [] : [`- Taken back: ${instant(rolledBackAtMs, display)}`]),
    `- Verdict: **${verdict === null ? 'none yet' : verdictWords[verdict.state]}**${verdict === null ? '' : `. ${text(timesHere(verdict.reason, display))}`}`,
    ...(forecast === null ? [] : [`- Forecast: ${text(forecast)}`]),
    `- Baseline: ${baseline === null ? text(phase?.noBaseline ?? 'none') : `${text(baseline)}, at the same age`}`,
  ];
}

function figures({ body, display }: WatchRecord): readonly string[] {
  if (body.charts.length === 0) return ['None is known.'];
  return [
    '| Figure | So far | n | Baseline | Change | Verdict |',
    '| --- | --- | --- | --- | --- | --- |',
    ...body.charts.map((chart) => `| ${figureCells(chart, body, display).map(text).join(' | ')} |`),
  ];
}

function figureCells(chart: WatchChart, { verdict }: WatchedRelease, display: Display): readonly string[] {
  const { reading, change } = chart.figure;
  const label = chart.label === '' ? (definitionOf(chart.kpi)?.label ?? chart.kpi) : chart.label;
  const ratio = chart.journey === null ? ratioText(verdict, chart.kpi, display) : '';
  const judged = chart.judged === null ? 'not judged' : verdictWords[chart.judged.state];
  if (reading.kind === 'unknown') return [label, unknownWords[reading.reason], '', '', '', judged];
  return [
    label,
    valueText(reading.value, reading.unit, display),
    sample(reading.sample, display).replace(/^n = /, ''),
    change.kind === 'known'
      ? valueText(change.baseline.value, change.baseline.unit, display)
      : 'not comparable',
    change.kind === 'known'
      ? [differenceText(change.difference, reading.unit, display), ratio]
          .filter((part) => part !== '')
          .join(', ')
      : change.detail,
    judged,
  ];
}

function signals({ body: { signals: all, release }, display }: WatchRecord): readonly string[] {
  if (all.length === 0) return ['None is watched.'];
  return all.map(({ label, state, sinceMs, detail }) => {
    const since =
      sinceMs === null
        ? ''
        : ` since ${instant(sinceMs, display)} (${sinceText(sinceMs, release.startedAtMs, display)})`;
    return `- ${text(label)}: **${text(state)}**${since}. ${text(timesHere(detail, display))}`;
  });
}

function errors({ body: { errors: groups, errorsUnknown }, display }: WatchRecord): readonly string[] {
  if (groups.length === 0) return [errorsUnknown ?? 'No new, regressed or worsening error group.'];
  return groups.map(({ title, change, users, events, rule, firstSeenMs }) => {
    const hurt = users === null ? `${events} events` : `${users} users, ${events} events`;
    return `- ${text(title)}: ${change}, ${hurt}; ${text(rule)}; first seen ${instant(firstSeenMs, display)}`;
  });
}

function cases({ body: { supportCases }, display }: WatchRecord): readonly string[] {
  if (supportCases.kind === 'unknown') return [text(supportCases.detail)];
  return [
    supportText(supportCases, display),
    ...supportCases.newest.map(
      ({ subject, openedAtMs }) => `- ${text(subject)}, opened ${instant(openedAtMs, display)}`,
    ),
  ];
}

function decisions({ checkpoints, calls, ticked, display }: WatchRecord): readonly string[] {
  return checkpoints.flatMap(({ checkpointMs, checklist }, index) => {
    const done = ticked.filter((tick) => tick.checkpointMs === checkpointMs);
    const made = calls.filter((call) => call.checkpointMs === checkpointMs).toReversed();
    const boxes = checklist.map((item) => {
      const tick = done.find((one) => one.item === item);
      return tick === undefined
        ? `- [ ] ${text(item)}`
        : `- [x] ${text(item)} (${tick.who === '' ? '' : `${text(tick.who)}, `}${instant(tick.atMs, display)})`;
    });
    const said = made.map(
      ({ call, who, atMs, note, verdict }) =>
        `- Call: **${call}**, ${text(who)}, ${instant(atMs, display)}${verdict === null ? '' : `, verdict then: ${text(verdict)}`}${note === '' ? '' : `. ${text(note)}`}`,
    );
    const none = made.length === 0 ? ['- No call recorded.'] : [];
    const title = `### ${hours(checkpointMs, display)}`;
    return [...(index === 0 ? [] : ['']), title, '', ...boxes, ...said, ...none];
  });
}

function gaps({ body, awaited, nowMs, display }: WatchRecord): readonly string[] {
  const found = body.charts.flatMap(({ label, figure: { reading }, noBand }) => [
    ...(reading.kind === 'unknown' ? [`${label}: ${reading.detail}`] : []),
    ...(reading.kind === 'known' ? reading.caveats.map((caveat) => `${label}: ${caveat}`) : []),
    ...(noBand === null ? [] : [`${label}: no band of earlier releases, ${noBand}`]),
  ]);
  const asked = body.charts.flatMap(({ figure: { reading } }) =>
    reading.kind === 'known' ? [nowMs - reading.asOfMs] : [],
  );
  const oldest = asked.length === 0 ? null : Math.max(0, ...asked);
  const all = [
    ...found,
    ...(body.errorsUnknown === null ? [] : [body.errorsUnknown]),
    ...(awaited.length === 0 ? [] : [awaitedText(awaited)]),
    ...(oldest === null ? [] : [`Oldest figure asked ${duration(oldest, display)} before this record.`]),
  ];
  return all.length === 0 ? ['None known.'] : all.map((line) => `- ${text(line)}`);
}

/** Vendor text stays text: what Markdown or HTML would read as a mark is escaped, line ends become spaces. */
function text(value: string): string {
  return value
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/[\\`*_[\]<>#|~]/g, String.raw`\$&`);
}
