import type { CompareBody } from './compareBody.ts';
import type { KpiId } from '../domain/reading.ts';
import type { ReleaseId, ServiceId } from '../domain/release.ts';
import type { OverviewBody } from './overviewBody.ts';
import type { ReceiptBody } from './receiptBody.ts';
import type { ReleaseBody } from './releaseBody.ts';
import type { PeopleSay } from './releaseVerdict.ts';
import type { ShellBody } from './shellBody.ts';
import type { SourcesBody } from './sourcesBody.ts';
import type { TrendsBody } from './trendsBody.ts';
import type { VerdictsBody } from './verdictsBody.ts';
import type { WallBody } from './wallBody.ts';
import type { WatchBody } from './watchBody.ts';

/** What is looked at, the same on every screen. The refresh clock belongs to the engine; only a frozen view names a time. */
export interface View {
  /** null = the first environment in settings. */
  readonly environment: string | null;
  /** null = all services. */
  readonly service: ServiceId | null;
  /** null = the release deployed before the judged one; else a release id of the same service. */
  readonly baseline: ReleaseId | null;
  /** Marks and exclusions made by people in this browser; absent = none. */
  readonly people?: PeopleSay;
  /** A frozen link: everything as it was known to be at this moment; absent = now. UTC epoch ms. */
  readonly atMs?: number;
}

export type Question =
  | { readonly kind: 'shell'; readonly view: View }
  | { readonly kind: 'overview'; readonly view: View }
  | { readonly kind: 'release'; readonly view: View; readonly releaseId: ReleaseId }
  | {
      readonly kind: 'receipt';
      readonly view: View;
      readonly releaseId: ReleaseId;
      readonly kpi: KpiId;
      /** Settings id of the journey, or null for the KPI over all journeys. */
      readonly journey: string | null;
    }
  | { readonly kind: 'sources'; readonly view: View }
  | { readonly kind: 'verdicts'; readonly view: View }
  /** null = the newest release that is in its post-release window. */
  | { readonly kind: 'watch'; readonly view: View; readonly releaseId: ReleaseId | null }
  | {
      readonly kind: 'compare';
      readonly view: View;
      /** null = not chosen: b is then the newest release of the service, a the one before it. */
      readonly a: ReleaseId | null;
      readonly b: ReleaseId | null;
    }
  | { readonly kind: 'trends'; readonly view: View }
  | { readonly kind: 'wall'; readonly view: View };

export interface Bodies {
  readonly shell: ShellBody;
  readonly overview: OverviewBody;
  readonly release: ReleaseBody;
  readonly receipt: ReceiptBody;
  readonly sources: SourcesBody;
  readonly verdicts: VerdictsBody;
  readonly watch: WatchBody;
  readonly compare: CompareBody;
  readonly trends: TrendsBody;
  readonly wall: WallBody;
}

export type QuestionKind = Question['kind'];
export type QuestionOf<Kind extends QuestionKind> = Extract<Question, { kind: Kind }>;

/** Something a better answer still waits for: named, so that a screen can say so instead of spinning. */
export interface Awaited {
  readonly sourceId: string;
  readonly entity: string;
}

/** What is known now. A better one may follow: see `changed` of the engine. */
export interface Answer<Kind extends QuestionKind = QuestionKind> {
  readonly body: Bodies[Kind];
  readonly awaited: readonly Awaited[];
  /** The refresh clock when this was computed; ages are counted from here. */
  readonly nowMs: number;
}

/** Stable text of a question: cache key, and the name under which `changed` speaks of it. */
export function questionKey(question: Question): string {
  const { environment, service, baseline, people, atMs } = question.view;
  const rest = 'releaseId' in question ? [question.releaseId] : [];
  const pair = question.kind === 'compare' ? [question.a, question.b] : [];
  const figure = question.kind === 'receipt' ? [question.kpi, question.journey] : [];
  return JSON.stringify([
    question.kind,
    environment,
    service,
    baseline,
    people ?? null,
    atMs ?? null,
    ...rest,
    ...pair,
    ...figure,
  ]);
}
