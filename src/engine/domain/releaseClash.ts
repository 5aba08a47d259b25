import { groupBy } from './groupBy.ts';
import type { ServiceId } from './release.ts';
import type { NameReading } from './releaseNameReading.ts';
import { versionKey, type Version } from './releaseVersion.ts';

/** One spelling read as one version of one service, before clashes are looked for. */
export interface Candidate extends NameReading {
  readonly sourceId: string;
  readonly name: string;
  readonly service: ServiceId;
}

type Refuse = (candidate: Candidate, detail: string) => void;

/** Leaves out, and reports, the spellings of which it is not sure what they mean. */
export function keepUnclashed(candidates: readonly Candidate[], refuse: Refuse): Candidate[] {
  const longerVersions = findLongerVersions(candidates);
  const certain = candidates.filter((candidate) => {
    const others = longerVersions(candidate);
    if (others.length === 0) return true;
    refuse(
      candidate,
      `May mean ${candidate.text}.0 or the whole ${candidate.text} line (${others.join(', ')}); add an alias`,
    );
    return false;
  });
  const kept: Candidate[] = [];
  for (const group of groupBy(certain, (one) => JSON.stringify([one.sourceId, idKey(one)])).values()) {
    const guessed = group.filter((one) => one.by !== 'rule');
    // The least interpreted way of writing wins; a rule of the settings is no guess and never clashes.
    const leastGuess = Math.min(...guessed.map((one) => one.guesses));
    const styles = new Set(guessed.filter((one) => one.guesses === leastGuess).map((one) => one.style));
    const clashing = new Set(guessed.filter((one) => one.guesses > leastGuess || styles.size > 1));
    const differing = new Set(guessed.map((one) => `${one.guesses} ${one.style}`)).size > 1;
    for (const one of group) {
      if (!differing || !clashing.has(one)) kept.push(one);
      else refuse(one, clashDetail(one, group));
    }
  }
  return kept;
}

/**
 * "2.4" is 2.4.0 unless 2.4.1 exists and the source that says "2.4" does not itself write such longer versions: then it
 * may speak of the whole line. Gives, for a candidate, the versions that make it doubtful.
 */
function findLongerVersions(all: readonly Candidate[]): (candidate: Candidate) => string[] {
  const patches = all.filter(
    ({ parts }) => parts !== null && parts.numbers.length > 2 && Number(parts.numbers[2]) !== 0,
  );
  const byLine = groupBy(patches, lineOf);
  return (candidate) => {
    const { by, parts, sourceId } = candidate;
    if (by === 'rule' || parts === null || parts.preRelease !== null || parts.numbers.length !== 2) return [];
    const ofLine = byLine.get(lineOf(candidate)) ?? [];
    if (ofLine.some((other) => other.sourceId === sourceId)) return [];
    return [...new Set(ofLine.map(({ text }) => text))].sort();
  };
}

function lineOf({ service, parts }: Candidate): string {
  return `${service}@${parts?.numbers.slice(0, 2).join('.') ?? ''}`;
}

function clashDetail(one: Candidate, group: readonly Candidate[]): string {
  const others = [
    ...new Set(group.filter((other) => other.name !== one.name).map((other) => `"${other.name}"`)),
  ].sort();
  return `This source also has ${others.join(', ')}, which would be the same release (${one.service} ${one.text}); add an alias if they are`;
}

/** A word about every release that one source spells in several ways. */
export function joinNotices(kept: readonly Candidate[]): string[] {
  const notices: string[] = [];
  for (const group of groupBy(kept, (one) => JSON.stringify([one.sourceId, idKey(one)])).values()) {
    const names = [...new Set(group.map((one) => one.name))].sort();
    const first = group[0];
    if (first === undefined || names.length < 2 || group.every((one) => one.by === 'rule')) continue;
    notices.push(
      `Joined as ${first.service} ${first.text}: ${names.map((name) => `"${name}"`).join(', ')} (${first.sourceId})`,
    );
  }
  return notices;
}

/** Equal for readings that mean one release. */
export function idKey(one: {
  readonly service: ServiceId;
  readonly parts: Version | null;
  readonly text: string;
}): string {
  return `${one.service}@${one.parts === null ? one.text : versionKey(one.parts)}`;
}
