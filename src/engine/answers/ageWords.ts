import { DAY_MS, HOUR_MS, MINUTE_MS } from '../domain/time.ts';

/** 22 min, 6 h 11 min, 2 d 3 h: an age inside a sentence, ms, cut off rather than rounded up. */
export function ageWords(ageMs: number): string {
  const days = Math.floor(ageMs / DAY_MS);
  const hours = Math.floor((ageMs % DAY_MS) / HOUR_MS);
  const minutes = Math.floor((ageMs % HOUR_MS) / MINUTE_MS);
  const parts =
    days > 0
      ? [`${days} d`, hours > 0 ? `${hours} h` : '']
      : [hours > 0 ? `${hours} h` : '', minutes > 0 || hours === 0 ? `${minutes} min` : ''];
  return parts.filter((part) => part !== '').join(' ');
}
