import type { Figure } from '../../engine/answers/figure.ts';
import { capital } from '../../ui/format/capital.ts';
import type { Display } from '../../ui/format/display.ts';
import { duration, hours } from '../../ui/format/duration.ts';
import { counted } from '../../ui/format/nouns.ts';
import { differenceText, valueText } from '../../ui/format/value.ts';
import type { FoundRelease } from './foundRelease.ts';

/** What is known about a release, in words: its two main ratios against the baseline, then what broke. No verdict. */
export function releaseSentence({ figures, phase, postReleaseMs }: FoundRelease, display: Display): string {
  const find = (kpi: string): Figure | null =>
    figures.find((figure) => figure.kpi === kpi && figure.journey === null) ?? null;
  const ratios = [
    ratio('error rate', find('error-rate'), display),
    ratio('transaction success', find('transaction-success'), display),
  ];
  const known = ratios.filter((part) => part !== null);
  const stretch =
    phase === null
      ? ''
      : phase.finished
        ? `Over its first ${hours(postReleaseMs, display)}`
        : `Over its first ${duration(phase.lengthMs, display)}, so far`;
  const baseline = phase?.baseline?.release ?? null;
  const against = baseline === null ? '' : `, against ${baseline.version} at the same age`;
  const first = known.length === 0 || stretch === '' ? '' : `${stretch}${against}: ${known.join(', ')}.`;
  const broken = [
    amount(find('new-error-groups'), 'new error group', display),
    amount(find('regressed-error-groups'), 'regressed error group', display),
    amount(find('incidents'), 'incident', display),
    amount(find('open-defects'), 'open defect', display),
  ].filter((part) => part !== null);
  const second = broken.length === 0 ? '' : `${capital(joined(broken))}.`;
  const text = [first, second].filter((part) => part !== '').join(' ');
  return text === '' ? 'No figure of this release is known yet.' : text;
}

function ratio(label: string, figure: Figure | null, display: Display): string | null {
  if (figure?.reading.kind !== 'known') return null;
  const { value, unit } = figure.reading;
  const change =
    figure.change.kind === 'known' ? ` (${differenceText(figure.change.difference, unit, display)})` : '';
  return `${label} ${valueText(value, unit, display)}${change}`;
}

function amount(figure: Figure | null, noun: string, display: Display): string | null {
  return figure?.reading.kind === 'known' ? counted(figure.reading.value, noun, display) : null;
}

function joined(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`;
}
