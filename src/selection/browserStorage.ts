/** What this browser keeps between visits. It may be full, forbidden (a private window), or hold anything. */

/** null = nothing stored, or storage is forbidden: then the page's own memory counts. */
export function readStored<T>(key: string, decode: (text: string) => T): T | null {
  try {
    const text = localStorage.getItem(key);
    return text === null ? null : decode(text);
  } catch {
    return null;
  }
}

/** Where storage is full or forbidden, the value lives until the page is closed. */
export function store(key: string, value: unknown): void {
  try {
    localStorage.setItem(key, JSON.stringify(value));
  } catch {
    // See above.
  }
}

/** The fields of a stored object; null = it is no JSON, or no object. */
export function storedFields(text: string): Readonly<Record<string, unknown>> | null {
  let stored: unknown;
  try {
    stored = JSON.parse(text);
  } catch {
    return null;
  }
  return isFields(stored) ? stored : null;
}

export function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

/** The newest of a stored list, or nothing where it is none. */
export function newestOf(value: unknown, most: number): readonly unknown[] {
  return Array.isArray(value) ? value.slice(-most) : [];
}

export function isName(value: unknown): value is string {
  return typeof value === 'string' && value.trim() !== '';
}

/** A moment that a Date can hold, ms. */
export function isTime(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= 8.64e15;
}
