/** A label that wants to stand beside the end of its line. */
export interface WantedLabel {
  readonly key: string;
  readonly left: number;
  readonly right: number;
  /** Middle of the text, px from the top. */
  readonly y: number;
}

interface Room {
  readonly top: number;
  readonly bottom: number;
  readonly lineHeight: number;
}

/**
 * Labels pushed apart until no two of them that share a stretch of x are closer than a line of text, each as near to its
 * place as that allows. Returns the middle of each label by key.
 */
export function spreadLabels(wanted: readonly WantedLabel[], room: Room): ReadonlyMap<string, number> {
  const groups = columnsOf(wanted);
  return new Map(groups.flatMap((group) => spreadColumn(group, room)));
}

/** Labels that overlap in x, directly or through others, belong to one column. */
function columnsOf(wanted: readonly WantedLabel[]): readonly (readonly WantedLabel[])[] {
  const columns: { members: WantedLabel[]; right: number }[] = [];
  for (const label of wanted.toSorted((a, b) => a.left - b.left)) {
    const last = columns.at(-1);
    if (last === undefined || label.left > last.right) {
      columns.push({ members: [label], right: label.right });
      continue;
    }
    last.members.push(label);
    last.right = Math.max(last.right, label.right);
  }
  return columns.map(({ members }) => members);
}

function spreadColumn(labels: readonly WantedLabel[], room: Room): readonly (readonly [string, number])[] {
  const { top, lineHeight } = room;
  const half = lineHeight / 2;
  const bottom = Math.max(room.bottom, top + labels.length * lineHeight);
  const sorted = labels.toSorted((a, b) => a.y - b.y);
  // Neighbours too close become one block around their middle; blocks that then touch become one again.
  const blocks: { labels: WantedLabel[]; top: number }[] = [];
  for (const label of sorted) {
    blocks.push({ labels: [label], top: inside(label.y - half, top, bottom - lineHeight) });
    for (let last = blocks.at(-1), before = blocks.at(-2); last !== undefined && before !== undefined;) {
      if (before.top + before.labels.length * lineHeight <= last.top) break;
      const joined: WantedLabel[] = [...before.labels, ...last.labels];
      const wish =
        joined.reduce((sum, { y }) => sum + y, 0) / joined.length - (joined.length * lineHeight) / 2;
      blocks.splice(-2, 2, {
        labels: joined,
        top: inside(wish, top, bottom - joined.length * lineHeight),
      });
      [last, before] = [blocks.at(-1), blocks.at(-2)];
    }
  }
  return blocks.flatMap((block) =>
    block.labels.map(({ key }, index) => [key, block.top + index * lineHeight + half] as const),
  );
}

function inside(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
