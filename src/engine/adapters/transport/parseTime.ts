const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|[+-]\d{2}(?::?\d{2})?)$/i;
const NUMBER = /^\d+(?:\.\d+)?$/;

/** Below this a number is seconds (until the year 5138), above it milliseconds (from 1973 on). */
const SECONDS_BELOW = 100_000_000_000;
const LATEST_DATE_MS = 8.64e15;

/**
 * A vendor's time as UTC epoch ms, or null where it is none. Accepts ISO 8601 with a zone (`Z`, `+02:00`, `+0200`, `+02`)
 * and epoch seconds or milliseconds, told apart by size. Zero and negative epochs are vendors' "never".
 * `Date.parse` fails here: it reads a time without a zone in the reader's own zone, takes a date for a midnight, turns
 * 30 February into 1 March, and differs between engines for offsets without a colon. Those are null.
 */
export function parseTime(value: unknown): number | null {
  if (typeof value === 'number') return epochMs(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  if (NUMBER.test(text)) return epochMs(Number(text));
  const match = INSTANT.exec(text);
  return match === null ? null : instantMs(match);
}

function epochMs(epoch: number): number | null {
  if (!Number.isFinite(epoch) || epoch <= 0) return null;
  const ms = Math.round(epoch < SECONDS_BELOW ? epoch * 1000 : epoch);
  return ms > LATEST_DATE_MS ? null : ms;
}

function instantMs(match: RegExpExecArray): number | null {
  const [year, month, day, hour, minute, second] = [1, 2, 3, 4, 5, 6].map((part) =>
    Number(match[part] ?? '0'),
  );
  if (year === undefined || month === undefined || day === undefined) return null;
  if (hour === undefined || minute === undefined || second === undefined) return null;
  const offsetMs = zoneMs(match[8] ?? 'Z');
  if (hour > 23 || minute > 59 || second > 60 || offsetMs === null) return null;
  const dayMs = Date.UTC(year, month - 1, day);
  const read = new Date(dayMs);
  if (read.getUTCMonth() !== month - 1 || read.getUTCDate() !== day) return null;
  const fractionMs = Math.floor(Number(`0.${match[7] ?? '0'}`) * 1000);
  return dayMs + ((hour * 60 + minute) * 60 + second) * 1000 + fractionMs - offsetMs;
}

function zoneMs(zone: string): number | null {
  const match = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone);
  if (match === null) return 0;
  const hours = Number(match[2]);
  const minutes = Number(match[3] ?? '0');
  if (hours > 18 || minutes > 59) return null;
  return (match[1] === '-' ? -1 : 1) * (hours * 60 + minutes) * 60_000;
}
