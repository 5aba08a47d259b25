import type { Rolldown } from 'vite';

/**
 * Two chunks for what stands before the first picture: what the entry needs, and what the screens' frame needs beyond it.
 * Left alone, the bundler makes a chunk of every set of sharers: thirty files of a few hundred bytes, which compress badly
 * each by itself. Modules that only later screens share stay where the bundler puts them.
 */
export function firstScreenChunks(entry: string, screens: string): Rolldown.CodeSplittingOptions {
  let closures: { readonly start: ReadonlySet<string>; readonly frame: ReadonlySet<string> } | null = null;
  return {
    // Each module goes where its closure says; otherwise the frame would take the entry's own modules along.
    includeDependenciesRecursively: false,
    groups: [
      {
        debugName: 'first screen',
        name: (id, graph) => {
          closures ??= {
            start: closureOf(entry, graph),
            frame: closureOf(screens, graph),
          };
          // The two themselves stay chunks of their own: others find them by their names.
          if (id === entry || id === screens) return null;
          if (closures.start.has(id)) return 'start';
          return closures.frame.has(id) ? 'frame' : null;
        },
      },
    ],
  };
}

/** A module and all that it imports, without what it loads on demand. */
function closureOf(first: string, graph: Rolldown.ChunkingContext): Set<string> {
  const seen = new Set<string>();
  const waiting = [first];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (seen.has(id)) continue;
    seen.add(id);
    waiting.push(...(graph.getModuleInfo(id)?.importedIds ?? []));
  }
  return seen;
}
