/** The figure after the one that has the focus, the first after the last. */
export function nextMetric(within: HTMLElement | null): HTMLElement | null {
  const all = [...(within?.querySelectorAll<HTMLElement>('[data-metric]') ?? [])];
  const at = all.findIndex((one) => one.contains(document.activeElement));
  const next = all[(at + 1) % Math.max(1, all.length)] ?? null;
  // Into the picture itself where it can be walked, so that the arrows work at once.
  return next?.querySelector<HTMLElement>('input[type="range"], [tabindex="0"]') ?? next;
}
