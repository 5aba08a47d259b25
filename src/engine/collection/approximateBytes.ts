/**
 * Roughly what a value takes in a store: two bytes a character, eight a number, the true length of typed arrays. Exact sizes
 * would need the value to be written twice.
 */
export function approximateBytes(value: unknown): number {
  if (typeof value === 'string') return 8 + 2 * value.length;
  if (typeof value !== 'object' || value === null) return 8;
  if (ArrayBuffer.isView(value)) return 16 + value.byteLength;
  if (value instanceof Map) return approximateBytes([...value.entries()]);
  if (value instanceof Set) return approximateBytes([...value]);
  if (Array.isArray(value)) return value.reduce<number>((sum, item) => sum + approximateBytes(item), 16);
  return Object.entries(value).reduce(
    (sum, [name, field]) => sum + 8 + name.length + approximateBytes(field),
    16,
  );
}
