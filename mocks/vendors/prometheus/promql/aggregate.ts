import { PromqlError } from './syntax.ts';
import type { Aggregation } from './syntax.ts';
import { dropLabels, emptyVector, keyOf, pickLabels } from './vectors.ts';
import type { Vector } from './vectors.ts';
import type { Labels } from '../sampleStore.ts';

type Fold = (held: number, value: number) => number;

const FOLDS: Readonly<Record<string, Fold>> = {
  sum: (held, value) => held + value,
  avg: (held, value) => held + value,
  max: (held, value) => (value > held || Number.isNaN(held) ? value : held),
  min: (held, value) => (value < held || Number.isNaN(held) ? value : held),
  count: (held) => held + 1,
  group: () => 1,
};

export function aggregate(
  expression: Aggregation,
  series: readonly Vector[],
  parameter: Float64Array | null,
): readonly Vector[] {
  const { name, grouping } = expression;
  const labelsOf = (labels: Labels): Labels =>
    grouping.kind === 'by'
      ? pickLabels(labels, grouping.labels)
      : dropLabels(labels, [...grouping.labels, '__name__']);
  const groups = new Map<string, { labels: Labels; members: Vector[] }>();
  for (const one of series) {
    const labels = labelsOf(one.labels);
    const key = keyOf(labels);
    const group = groups.get(key) ?? { labels, members: [] };
    groups.set(key, group);
    group.members.push(one);
  }
  const all = [...groups.values()];
  if (name === 'topk' || name === 'bottomk')
    return all.flatMap(({ members }) => extremes(members, parameter, name === 'topk'));
  const fold = FOLDS[name];
  if (fold === undefined) throw new PromqlError(400, `the demo does not know the aggregation ${name}`);
  return all.map(({ labels, members }) =>
    folded(members, emptyVector(labels, members[0]?.values.length ?? 0), { fold, name }),
  );
}

function folded(
  members: readonly Vector[],
  into: Vector,
  { fold, name }: { readonly fold: Fold; readonly name: string },
): Vector {
  const { values, has } = into;
  const counts = new Uint32Array(values.length);
  for (const member of members) {
    for (let i = 0; i < values.length; i++) {
      if (member.has[i] === 0) continue;
      const value = member.values[i] ?? NaN;
      if (has[i] === 0) values[i] = name === 'count' || name === 'group' ? 1 : value;
      else values[i] = fold(values[i] ?? NaN, value);
      has[i] = 1;
      counts[i] = (counts[i] ?? 0) + 1;
    }
  }
  if (name === 'avg')
    for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) / Math.max(1, counts[i] ?? 1);
  return into;
}

/** Moment by moment the k largest (or smallest) members, with all their labels. */
function extremes(
  members: readonly Vector[],
  parameter: Float64Array | null,
  largest: boolean,
): readonly Vector[] {
  const chosen = members.map((member) => emptyVector(member.labels, member.values.length));
  const count = members[0]?.values.length ?? 0;
  for (let i = 0; i < count; i++) {
    const present = members.flatMap((member, at) => (member.has[i] === 1 ? [at] : []));
    present.sort(
      (a, b) => ((members[b]?.values[i] ?? 0) - (members[a]?.values[i] ?? 0)) * (largest ? 1 : -1),
    );
    for (const at of present.slice(0, Math.max(0, Math.floor(parameter?.[i] ?? 0)))) {
      const target = chosen[at];
      if (target === undefined) continue;
      target.values[i] = members[at]?.values[i] ?? NaN;
      target.has[i] = 1;
    }
  }
  return chosen.filter(({ has }) => has.includes(1));
}
