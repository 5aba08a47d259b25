import type { Question } from '../engine/answers/question.ts';
import type { Host } from '../host/host.ts';
import { usePeopleSay } from '../selection/peopleSay.ts';
import { decodePlace } from '../selection/place.ts';
import { decodeSelection } from '../selection/selection.ts';
import { judgedViewOf, viewOf } from '../selection/view.ts';

/** The screens watch the same questions once they are drawn; by then the engine has long been asking. */
const LET_GO_AFTER_MS = 10_000;

/** Starts what the address's screen will ask, before the screen itself is there. */
export function askAhead(host: Host, { pathname, search }: Location): void {
  const selection = decodeSelection(search);
  const view = viewOf(selection);
  const judged = judgedViewOf(selection, usePeopleSay.getState());
  const place = decodePlace(pathname, import.meta.env.BASE_URL);
  const questions: Question[] = [{ kind: 'shell', view }];
  if (place.screen === 'overview') questions.unshift({ kind: 'overview', view: judged });
  if (place.screen === 'release')
    questions.unshift({ kind: 'release', view: judged, releaseId: place.releaseId });
  if (place.screen === 'watch')
    questions.unshift({ kind: 'watch', view: judged, releaseId: place.releaseId });
  if (place.screen === 'compare') {
    const { compareA: a, compareB: b } = selection;
    questions.unshift({ kind: 'compare', view: judged, a, b });
  }
  if (place.screen === 'trends') questions.unshift({ kind: 'trends', view: judged });
  if (place.screen === 'wall') questions.unshift({ kind: 'wall', view: judged });
  if (place.screen === 'verdicts') questions.unshift({ kind: 'verdicts', view: judged });
  if (place.screen === 'sources') questions.unshift({ kind: 'sources', view });
  for (const question of questions)
    setTimeout(
      host.watch(question, () => undefined),
      LET_GO_AFTER_MS,
    );
}
