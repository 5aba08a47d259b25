import { usePeopleSay } from './peopleSay.ts';
import { useAddress } from './useAddress.ts';
import { judgedViewOf } from './view.ts';

/** What is looked at, and what people said about it: the view of every question with a verdict in its answer. */
export function useJudgedView(): ReturnType<typeof judgedViewOf> {
  return judgedViewOf(useAddress().selection, usePeopleSay());
}
