import type { OverviewRow } from '../../engine/answers/overviewBody.ts';

/**
 * Why a release carried little traffic at the end of its own window: another one had come, or it was taken back. Its
 * adoption there is no sign of a slow rollout. null = it served all the time. `rows`: newest deployment first.
 */
export function leftService(
  row: OverviewRow,
  rows: readonly OverviewRow[],
): 'replaced' | 'taken back' | null {
  const { release, phase } = row;
  if (phase === null) return null;
  const { endMs } = phase.window;
  if (release.rolledBackAtMs !== null && release.rolledBackAtMs <= endMs) return 'taken back';
  const next = rows
    .slice(0, rows.indexOf(row))
    .findLast(({ release: newer }) => newer.service === release.service && newer.startedAtMs !== null);
  return next !== undefined && (next.release.startedAtMs ?? Infinity) <= endMs ? 'replaced' : null;
}
