import { answerOverview } from './answerOverview.ts';
import { answerShell } from './answerShell.ts';
import type { Facts } from './facts.ts';
import type { Answer, Awaited, Bodies, Question, QuestionKind, QuestionOf } from './question.ts';

type Answerer<Kind extends QuestionKind> = (facts: Facts, question: QuestionOf<Kind>) => Bodies[Kind];
type Answerers = { [Kind in QuestionKind]?: Answerer<Kind> };

/** What the first screen asks is there at once. */
const ready: Answerers = { shell: answerShell, overview: answerOverview };

type Later = Exclude<QuestionKind, 'shell' | 'overview'>;

/** The others' code comes with the first question of their kind: nobody waits for screens that are not looked at. */
const later: { readonly [Kind in Later]: () => Promise<Answerer<Kind>> } = {
  release: async () => {
    const { answerRelease } = await import('./answerRelease.ts');
    return (facts, { releaseId }) => answerRelease(facts, releaseId);
  },
  receipt: async () => (await import('./answerReceipt.ts')).answerReceipt,
  sources: async () => (await import('./answerSources.ts')).answerSources,
  verdicts: async () => (await import('./answerVerdicts.ts')).answerVerdicts,
  watch: async () => {
    const { answerWatch } = await import('./answerWatch.ts');
    return (facts, { releaseId }) => answerWatch(facts, releaseId);
  },
  compare: async () => (await import('./answerCompare.ts')).answerCompare,
  trends: async () => {
    const { answerTrends } = await import('./answerTrends.ts');
    return (facts) => answerTrends(facts);
  },
  wall: async () => (await import('./answerWall.ts')).answerWall,
};

/** Whether questions of this kind can be answered at once. */
export function canAnswer(kind: QuestionKind): boolean {
  return ready[kind] !== undefined;
}

/** Fetches the code for a kind of question; rejects where it cannot be loaded (a new version replaced it). */
export async function prepareAnswer<Kind extends QuestionKind>(kind: Kind): Promise<void> {
  if (canAnswer(kind)) return;
  const load: Partial<Record<QuestionKind, () => Promise<Answerer<Kind>>>> = later as never;
  const answerer = await load[kind]?.();
  Object.assign(ready, { [kind]: answerer });
}

/** The best answer from what is known now, and what a better one waits for. Its kind must have been prepared. */
export function answerQuestion(facts: Facts, question: Question): Answer {
  const body = bodyOf(facts, question);
  const awaited = new Map<string, Awaited>();
  for (const { query, known } of facts.asked()) {
    const { entity } = query;
    if (known.awaited) awaited.set(`${query.source.id} ${entity}`, { sourceId: query.source.id, entity });
  }
  return { body, awaited: [...awaited.values()], nowMs: facts.nowMs };
}

function bodyOf<Kind extends QuestionKind>(facts: Facts, question: QuestionOf<Kind>): Bodies[Kind] {
  // The table pairs each kind with its own answerer; an index by a type parameter loses that tie.
  const answerer = ready[question.kind] as Answerer<Kind> | undefined;
  if (answerer === undefined) throw new Error(`Questions of the kind "${question.kind}" are not prepared.`);
  return answerer(facts, question);
}
