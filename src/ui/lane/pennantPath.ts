import type { DeploymentKind } from '../../engine/domain/release.ts';

export const CLOTH_HEIGHT = 20;
const TAIL = 6;
/** A hotfix hangs lower on its pole than the release that it mends, px. */
const HOTFIX_DROP = 9;

/** How far below the top of its pole a flag hangs, px. */
export function dropOf(kind: DeploymentKind): number {
  return kind === 'hotfix' ? HOTFIX_DROP : 0;
}

/**
 * Outline of a flag by kind, so that the kind is told by shape: planned = swallowtail, hotfix = one point,
 * rollback = flies backwards. `width` includes the tail; the pole stands at x = 0 (or at `width` when flying left).
 */
export function pennantPath(kind: DeploymentKind, width: number): string {
  const bottom = CLOTH_HEIGHT - 0.5;
  const middle = CLOTH_HEIGHT / 2;
  if (kind === 'hotfix')
    return `M.5 .5H${width - TAIL}L${width - 0.5} ${middle}L${width - TAIL} ${bottom}H.5Z`;
  if (kind === 'rollback') return `M${TAIL} .5H${width - 0.5}V${bottom}H${TAIL}L.5 ${middle}Z`;
  return `M.5 .5H${width - 0.5}L${width - TAIL} ${middle}L${width - 0.5} ${bottom}H.5Z`;
}
