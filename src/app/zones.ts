export interface OfferedZone {
  readonly name: string;
  readonly label: string;
  /** As it stands in the address; null = this machine's own. */
  readonly value: string | null;
}

/** This machine's zone, UTC, and the one that the address names. */
export function offeredZones(chosen: string | null): readonly OfferedZone[] {
  const own = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const names = [...new Set([own, 'UTC', ...(chosen === null ? [] : [chosen])])];
  return names.map((name) => ({
    name,
    label: name.replaceAll('_', ' '),
    value: name === own ? null : name,
  }));
}
