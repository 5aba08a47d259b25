import { failureOf } from '../collection/gathered.ts';
import { intersect, type TimeWindow } from '../domain/time.ts';
import type { ReadingInput } from '../domain/reading.ts';
import type { Facts } from './facts.ts';
import { figuresOf } from './figures.ts';
import { phaseOf } from './phase.ts';
import type { QuestionOf } from './question.ts';
import type { ReceiptBody, ReceiptInput } from './receiptBody.ts';
import { releaseRef } from './releaseRef.ts';

/** Works the figure out again, the same way, and adds the requests behind the answers it was made from. */
export function answerReceipt(facts: Facts, { releaseId, kpi, journey }: QuestionOf<'receipt'>): ReceiptBody {
  const release = facts.release(releaseId);
  if (release === null) return { found: false };
  const phase = phaseOf(facts, release);
  const figure = figuresOf(facts, release, phase).figure(kpi, journey);
  const { reading, change } = figure;
  const window = reading.kind === 'known' ? reading.window : (phase?.window ?? null);
  const own = receiptInputs(facts, reading.inputs, window);
  const baseline =
    change.kind === 'known' ? receiptInputs(facts, change.baseline.inputs, change.baseline.window) : [];
  const known = new Set(own.map(({ key }) => key));
  const inputs = [...own, ...baseline.filter(({ key }) => !known.has(key))].map(({ input }) => input);
  return { found: true, release: releaseRef(facts, release), phase, figure, inputs };
}

/** Answers about other stretches of time fed other figures; only those that overlap the window are shown. */
function receiptInputs(
  facts: Facts,
  inputs: readonly ReadingInput[],
  window: TimeWindow | null,
): { key: string; input: ReceiptInput }[] {
  return inputs.flatMap(({ key, sourceId, entity }) => {
    const found = facts.lookup(key);
    const data = found?.known.data ?? null;
    if (data !== null && window !== null && data.window !== null && intersect(window, data.window) === null)
      return [];
    const source = facts.sources.find(({ id }) => id === sourceId);
    const failure =
      found === null || found.known.error === null ? null : failureOf(found.query, found.known.error);
    return [
      {
        key,
        input: {
          key,
          sourceId,
          sourceLabel: source?.label ?? sourceId,
          entity,
          asOfMs: data?.asOfMs ?? null,
          requests: data?.receipts ?? [],
          rejected: data?.rejected ?? [],
          incompleteness: data?.incompleteness ?? [],
          notices: data?.notices ?? [],
          error: failure === null ? null : { sentence: failure.sentence, hint: failure.hint },
        },
      },
    ];
  });
}
