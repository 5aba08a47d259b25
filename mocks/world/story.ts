import type { StoryClock } from './clockwork.ts';
import type { RolloutPace } from './rollout.ts';
import type { WorldErrorGroup, WorldFault } from './world.ts';

/** What the authors of the simulated history wrote down; everything else follows from it and the seed. */
export interface Story {
  readonly releases: readonly PlannedRelease[];
  /** Older versions put back in place of a newer one. */
  readonly rollbacks?: readonly {
    readonly service: string;
    readonly version: string;
    readonly startMs: number;
  }[];
  readonly faults: readonly PlannedFault[];
}

export interface PlannedRelease {
  readonly service: string;
  readonly version: string;
  readonly kind: 'planned' | 'hotfix';
  readonly pace: RolloutPace;
  readonly startMs: number;
  /** What went into it, as commit messages. */
  readonly work: readonly string[];
}

export interface PlannedFault extends WorldFault {
  readonly groups: readonly PlannedGroup[];
  readonly incident: PlannedIncident | null;
  /** Tickets in other words for the same trouble: reported later and closed as duplicates. */
  readonly duplicateTitles?: readonly string[];
}

/** A kind of error that the fault makes trackers see. `share` of the excess failures end up in it. */
export interface PlannedGroup {
  readonly title: string;
  readonly culprit: string;
  readonly level: WorldErrorGroup['level'];
  readonly share: number;
  /** Comes back under the id of this earlier group, which had been resolved. */
  readonly sameAs?: string;
  /** Id for later groups to refer to. */
  readonly id: string;
}

export interface PlannedIncident {
  readonly title: string;
  readonly component: string;
  readonly severity: 1 | 2 | 3;
  /** Minutes after the fault's start. */
  readonly noticedAfterMin: number;
  readonly acknowledgedAfterMin: number;
  /** Minutes after the fault's end; mitigation is the end itself. Absent: nobody has closed it in the world's time. */
  readonly resolvedAfterMin: number | null;
  /** Declared over too early: minutes after the start at which it was called resolved, and then reopened. */
  readonly falseDawnMin?: { readonly resolved: number; readonly reopened: number };
  readonly summary: string;
  readonly fix: PlannedFix | null;
}

/** The ticket of the repair. A part that is absent is a gap in the fix record, as happens in life. */
export interface PlannedFix {
  readonly title: string;
  readonly constraint?: string;
  readonly signal?: string;
  readonly boundary?: string;
  readonly operatingRule?: string;
  readonly rootCause?: string;
  readonly testsAdded?: string;
}

export type StoryPart = (clock: StoryClock) => Story;

export function joinStories(parts: readonly Story[]): Required<Story> {
  return {
    releases: parts.flatMap(({ releases }) => releases),
    rollbacks: parts.flatMap(({ rollbacks }) => rollbacks ?? []),
    faults: parts.flatMap(({ faults }) => faults),
  };
}
