import { readTargets } from '../../../deploy/dev-proxy/readTargets.ts';
import { sourceBlock, type ProxiedSource } from '../../../deploy/nginx/sourceBlocks.ts';

export function sourceOf(vendor: string, url = 'http://tool.test', id = 'tool'): ProxiedSource {
  const variable = `HOLDFAST_${id.toUpperCase().replaceAll('-', '_')}_URL`;
  const target = readTargets({ [variable]: url }).bySource.get(id);
  if (target === undefined) throw new Error(`${url} is no address.`);
  return { id, vendor, target };
}

/** Which path of the source a request leads to by the written maps, as nginx reads them; null = refused. */
export function openPath(source: ProxiedSource, method: string, address: string): string | null {
  for (const [key, value] of mapOf(source, '_path')) {
    const found = new RegExp(key).exec(`${method}:${address}`);
    if (found !== null) return value.replace('$1', found[1] ?? '');
  }
  return null;
}

/** For how many seconds the answer of the source's own address is fresh. */
export function freshSeconds(source: ProxiedSource, address: string): number {
  const found = mapOf(source, '_fresh').find(([key]) => new RegExp(key).test(address));
  return Number(/max-age=(\d+)/.exec(found?.[1] ?? '')?.[1]);
}

function mapOf(source: ProxiedSource, suffix: string): readonly (readonly [string, string])[] {
  const lines = sourceBlock(
    source,
    { refreshSeconds: 30, answerWithinSeconds: 20, restSeconds: 15 },
    '/folder',
  );
  const from = lines.findIndex((line) => line.startsWith('map ') && line.includes(`${suffix} {`));
  const to = lines.indexOf('}', from);
  return lines.slice(from, to).flatMap((line) => {
    const parts = /^ {2}"~(.*)" "(.*)";$/.exec(line);
    return parts === null ? [] : [[parts[1] ?? '', parts[2] ?? ''] as const];
  });
}
