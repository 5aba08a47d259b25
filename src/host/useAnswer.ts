import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { questionKey, type Answer, type QuestionKind, type QuestionOf } from '../engine/answers/question.ts';
import { NotAnswered } from './host.ts';
import { currentHost } from './startHost.ts';

export type AnswerState<Kind extends QuestionKind> =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly sentence: string; readonly hint: string }
  | { readonly status: 'answered'; readonly answer: Answer<Kind>; readonly refreshing: boolean };

/** The best answer known now; renders again when a better one comes. The engine keeps it fresh while it is on screen. */
export function useAnswer<Kind extends QuestionKind>(question: QuestionOf<Kind>): AnswerState<Kind> {
  const client = useQueryClient();
  const key = questionKey(question);
  // The object is new at every render; the key says all that it says.
  const [asked, setAsked] = useState(question);
  if (questionKey(asked) !== key) setAsked(question);
  useEffect(() => {
    const queryKey = ['answer', questionKey(asked)];
    return currentHost().watch(asked, () => void client.invalidateQueries({ queryKey, exact: true }));
  }, [client, asked]);
  const { data, error, isFetching } = useQuery({
    queryKey: ['answer', key],
    queryFn: () => currentHost().ask<Kind>(question),
    staleTime: Infinity,
    networkMode: 'always',
    retry: false,
    refetchOnWindowFocus: false,
  });
  if (data !== undefined) return { status: 'answered', answer: data, refreshing: isFetching };
  if (error instanceof NotAnswered) return { status: 'failed', ...error.failure };
  return { status: 'loading' };
}
