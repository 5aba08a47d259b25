/** Which figure's receipt is open. */
export interface ReceiptTarget {
  readonly releaseId: string;
  readonly kpi: string;
  /** null = over all journeys. */
  readonly journey: string | null;
}

export type Theme = 'light' | 'dark';

/** What is looked at, as far as it may be shared by a link. null = not chosen. */
export interface Selection {
  readonly environment: string | null;
  readonly service: string | null;
  readonly baseline: string | null;
  /** IANA zone; a zone this browser does not know is dropped. */
  readonly timeZone: string | null;
  readonly theme: Theme | null;
  readonly receipt: ReceiptTarget | null;
  /** The two releases held against each other on the compare screen. */
  readonly compareA: string | null;
  readonly compareB: string | null;
  /** A frozen link: the moment that everything is shown for, UTC epoch ms. */
  readonly atMs: number | null;
  /** A frozen link: fingerprint of the settings it was made under. */
  readonly settingsHash: string | null;
  readonly scenario: string | null;
  /** Demo clock: simulated seconds per second. */
  readonly speed: number | null;
  /** Demo clock: the moment it starts from, ISO 8601; tests and pictures need the same one each time. */
  readonly now: string | null;
}

export const nothingSelected: Selection = {
  environment: null,
  service: null,
  baseline: null,
  timeZone: null,
  theme: null,
  receipt: null,
  compareA: null,
  compareB: null,
  atMs: null,
  settingsHash: null,
  scenario: null,
  speed: null,
  now: null,
};

/**
 * From `?…` of the address. Values stay text: a parser that guesses types turns the release 1.10 into 1.1
 * and the commit 662E41 into 6.62e43. Unknown parameters and unusable values are left out.
 */
export function decodeSelection(search: string): Selection {
  const parameters = new URLSearchParams(search);
  const text = (name: string): string | null => {
    const value = parameters.get(name);
    return value === null || value === '' ? null : value;
  };
  const theme = text('theme');
  return {
    environment: text('env'),
    service: text('service'),
    baseline: text('baseline'),
    timeZone: knownZone(text('tz')),
    theme: theme === 'light' || theme === 'dark' ? theme : null,
    receipt: decodeReceipt(text('receipt')),
    compareA: text('a'),
    compareB: text('b'),
    atMs: decodeInstant(text('at')),
    settingsHash: decodeHash(text('settings')),
    scenario: text('scenario'),
    speed: decodeSpeed(text('speed')),
    now: text('now'),
  };
}

/** The inverse: '' or '?env=…', parameters always in the same order so that equal selections are equal links. */
export function encodeSelection(selection: Selection): string {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['env', selection.environment],
    ['service', selection.service],
    ['baseline', selection.baseline],
    ['tz', selection.timeZone],
    ['theme', selection.theme],
    ['a', selection.compareA],
    ['b', selection.compareB],
    ['at', selection.atMs === null ? null : new Date(selection.atMs).toISOString().replace('.000Z', 'Z')],
    ['settings', selection.settingsHash],
    ['scenario', selection.scenario],
    ['speed', selection.speed === null ? null : String(selection.speed)],
    ['now', selection.now],
    ['receipt', selection.receipt === null ? null : encodeReceipt(selection.receipt)],
  ];
  const parts = pairs.flatMap(([name, value]) => (value === null ? [] : [`${name}=${readable(value)}`]));
  return parts.length === 0 ? '' : `?${parts.join('&')}`;
}

/** `release/kpi/journey`; a slash inside a name is escaped. */
function encodeReceipt({ releaseId, kpi, journey }: ReceiptTarget): string {
  const parts = journey === null ? [releaseId, kpi] : [releaseId, kpi, journey];
  return parts.map((part) => part.replaceAll('%', '%25').replaceAll('/', '%2F')).join('/');
}

function decodeReceipt(text: string | null): ReceiptTarget | null {
  const parts = (text ?? '').split('/').map((part) => part.replaceAll('%2F', '/').replaceAll('%25', '%'));
  const [releaseId, kpi, journey] = parts;
  if (releaseId === undefined || releaseId === '' || kpi === undefined || kpi === '' || parts.length > 3)
    return null;
  return { releaseId, kpi, journey: journey === undefined || journey === '' ? null : journey };
}

function decodeHash(text: string | null): string | null {
  return text !== null && /^[0-9a-f]{16}$/.test(text) ? text : null;
}

function decodeSpeed(text: string | null): number | null {
  if (text === null) return null;
  const speed = Number(text);
  return Number.isFinite(speed) && speed > 0 ? speed : null;
}

/** ISO 8601 with a zone, so that a link means the same moment everywhere. */
function decodeInstant(text: string | null): number | null {
  if (text === null || !/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(text)) return null;
  const atMs = Date.parse(text);
  return Number.isNaN(atMs) ? null : atMs;
}

function knownZone(name: string | null): string | null {
  if (name === null) return null;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone === '' ? null : name;
  } catch {
    return null;
  }
}

/** Percent-encoded, but with the characters kept that may stand in a query and that people read: shop@2.4.0, Europe/Berlin. */
function readable(value: string): string {
  return encodeURIComponent(value).replace(/%(?:40|2F|3A|2C)/g, decodeURIComponent);
}
