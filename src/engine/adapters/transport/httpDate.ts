/** HTTP dates ("Fri, 20 Nov 2026 10:00:30 GMT") as epoch ms; null for anything else. */
export function parseHttpDate(text: string | null): number | null {
  if (text === null || !/\bGMT$/.test(text.trim())) return null;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? null : ms;
}
