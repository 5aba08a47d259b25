import { instantData, rangeData } from '../../../mocks/vendors/prometheus/answerQuery.ts';
import type { Labels, StoredSeries, Stretch } from '../../../mocks/vendors/prometheus/sampleStore.ts';

export const MINUTE_MS = 60_000;
/** Any whole day: expected values below are worked out from here in minutes. */
export const START_MS = Date.UTC(2026, 0, 5);

export const minute = (n: number): number => START_MS + n * MINUTE_MS;

/** A series by its value at each minute, from minute `first` to minute `last`. */
export function series(
  labels: Labels,
  valueAt: (minute: number) => number,
  stretches: readonly (readonly [number, number])[] = [[0, 600]],
): StoredSeries {
  return {
    labels,
    stretches: stretches.map(([first, last]): Stretch => ({ firstMs: minute(first), lastMs: minute(last) })),
    valueAt: (timeMs) => valueAt((timeMs - START_MS) / MINUTE_MS),
  };
}

interface Answer {
  readonly resultType: string;
  readonly result: readonly {
    readonly metric: Labels;
    readonly value?: readonly [number, string];
    readonly values?: readonly (readonly [number, string])[];
  }[];
}

/** Series of an instant answer as `{labels} value`, in a stable order. */
export function instant(
  store: readonly StoredSeries[],
  query: string,
  atMinute: number,
  shownMinute = 600,
): readonly string[] {
  const answer: Answer = JSON.parse(
    instantData(query, minute(atMinute), { series: store, shownMs: minute(shownMinute) }),
  );
  return answer.result.map(({ metric, value }) => `${text(metric)} ${value?.[1] ?? ''}`).sort();
}

/** A matrix as label text -> [minute, value] pairs. */
export function matrixOf(data: string): Readonly<Record<string, readonly (readonly [number, number])[]>> {
  const answer: Answer = JSON.parse(data);
  return Object.fromEntries(
    answer.result.map(({ metric, values }) => [
      text(metric),
      (values ?? []).map(
        ([seconds, value]) => [(seconds * 1000 - START_MS) / MINUTE_MS, Number(value)] as const,
      ),
    ]),
  );
}

export function range(
  store: readonly StoredSeries[],
  query: string,
  [from, to, step]: readonly [number, number, number],
) {
  const question = { query, startMs: minute(from), endMs: minute(to), stepMs: step * MINUTE_MS };
  return matrixOf(rangeData(question, { series: store, shownMs: minute(600) }));
}

function text(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${value}"`);
  return `{${pairs.sort().join(',')}}`;
}
