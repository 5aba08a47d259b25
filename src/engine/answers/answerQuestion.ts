import { answerCompare } from './answerCompare.ts';
import { answerOverview } from './answerOverview.ts';
import { answerReceipt } from './answerReceipt.ts';
import { answerRelease } from './answerRelease.ts';
import { answerShell } from './answerShell.ts';
import { answerSources } from './answerSources.ts';
import { answerTrends } from './answerTrends.ts';
import { answerVerdicts } from './answerVerdicts.ts';
import { answerWatch } from './answerWatch.ts';
import type { Facts } from './facts.ts';
import type { Answer, Awaited, Question } from './question.ts';

/** The best answer from what is known now, and what a better one waits for. */
export function answerQuestion(facts: Facts, question: Question): Answer {
  const body = bodyOf(facts, question);
  const awaited = new Map<string, Awaited>();
  for (const { query, known } of facts.asked()) {
    const { entity } = query;
    if (known.awaited) awaited.set(`${query.source.id} ${entity}`, { sourceId: query.source.id, entity });
  }
  return { body, awaited: [...awaited.values()], nowMs: facts.nowMs };
}

function bodyOf(facts: Facts, question: Question): Answer['body'] {
  switch (question.kind) {
    case 'shell':
      return answerShell(facts);
    case 'overview':
      return answerOverview(facts);
    case 'release':
      return answerRelease(facts, question.releaseId);
    case 'receipt':
      return answerReceipt(facts, question);
    case 'sources':
      return answerSources(facts);
    case 'verdicts':
      return answerVerdicts(facts);
    case 'watch':
      return answerWatch(facts, question.releaseId);
    case 'compare':
      return answerCompare(facts, question);
    case 'trends':
      return answerTrends(facts);
  }
}
