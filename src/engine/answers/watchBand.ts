import type { Release } from '../domain/release.ts';
import { ENVELOPE_LEAST_RELEASES, sinceEnvelope } from '../metrics/sinceEnvelope.ts';
import type { Facts } from './facts.ts';
import type { SinceLine } from './figure.ts';
import { judgeRelease } from './releaseVerdictOf.ts';
import type { LineSource } from './watchLineSource.ts';
import { watchLine } from './watchLines.ts';
import type { WatchChart } from './watchBody.ts';

const MOST_RELEASES = 6;
/** A reading of an earlier release that stands on fewer has no say in what is usual. */
const LEAST_BEHIND_A_READING = 3;
/** Scraps of a band over less than this share of the window say nothing. */
const LEAST_COVERED = 0.5;

export interface BandAsked {
  readonly source: LineSource;
  readonly chartId: string;
  /** Newest first. */
  readonly earlier: readonly Release[];
  /** Those already drawn; their finer lines are used. */
  readonly lines: readonly SinceLine[];
}

/** Where the last releases that were not judged regressed moved at the same time since release. */
export function watchBand(facts: Facts, asked: BandAsked): Pick<WatchChart, 'band' | 'noBand'> {
  const { source, chartId, earlier, lines } = asked;
  const calm = earlier
    .filter((one) => judgeRelease(facts, one)?.verdict.state !== 'regressed')
    .slice(0, MOST_RELEASES);
  const read = calm.flatMap((release) => {
    const line =
      lines.find(({ releaseId }) => releaseId === release.id) ??
      watchLine(facts, { source, chartId, release, role: 'earlier', fineness: 2 });
    return line === null || line.value.every((value) => value === null) ? [] : [{ release, line }];
  });
  const lengthMs = facts.settings.releases.postReleaseMs;
  const least = source.least * LEAST_BEHIND_A_READING;
  const envelope = sinceEnvelope({ lines: read.map(({ line }) => line), lengthMs, least });
  const newest = read[0]?.release.version;
  const oldest = read.at(-1)?.release.version;
  const known = envelope.low.filter((low) => low !== null).length;
  if (newest === undefined || oldest === undefined || known < envelope.low.length * LEAST_COVERED) {
    return { band: null, noBand: noBandText(envelope.releases, earlier.length - calm.length) };
  }
  const { sinceMs, low, high, releases, trimmed } = envelope;
  return {
    band: {
      sinceMs,
      low,
      high,
      label: `${oldest} to ${newest}, same time since release`,
      meaning: trimmed
        ? `${releases} earlier releases, without the lowest and the highest at each time`
        : `lowest to highest of ${releases} earlier releases`,
    },
    noBand: null,
  };
}

function noBandText(known: number, regressed: number): string {
  if (known >= ENVELOPE_LEAST_RELEASES)
    return 'Earlier releases had too little traffic for a band: it takes three with data at the same time.';
  const has =
    known === 0
      ? 'No earlier release has'
      : `Only ${known} earlier ${known === 1 ? 'release has' : 'releases have'}`;
  const left = regressed === 0 ? '' : ' Those that regressed do not count.';
  return `${has} enough data here; a band takes ${ENVELOPE_LEAST_RELEASES}.${left}`;
}
