/** Between which times of day a display is dimmed, minutes since midnight in its own zone; `until` may lie before `from`. */
export interface DimSpan {
  readonly from: number;
  readonly until: number;
}

/** "22-06" or "22:30-06:15"; null = no such span. */
export function decodeDim(text: string | null): DimSpan | null {
  const [, from, until] = /^([\d:]{2,5})-([\d:]{2,5})$/.exec(text ?? '') ?? [];
  const span = { from: minuteOf(from ?? ''), until: minuteOf(until ?? '') };
  return span.from === null || span.until === null || span.from === span.until
    ? null
    : { from: span.from, until: span.until };
}

export function encodeDim({ from, until }: DimSpan): string {
  const whole = from % 60 === 0 && until % 60 === 0;
  const text = (minute: number): string => (whole ? timeOfDay(minute).slice(0, 2) : timeOfDay(minute));
  return `${text(from)}-${text(until)}`;
}

/** Whether a moment lies in the span, by the wall clock of a zone: the nights on which clocks change included. */
export function isDimmed({ from, until }: DimSpan, nowMs: number, timeZone: string): boolean {
  const format = new Intl.DateTimeFormat('en-GB', {
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZone,
  });
  const now = minuteOf(format.format(nowMs)) ?? 0;
  return from < until ? now >= from && now < until : now >= from || now < until;
}

/** 1350 -> "22:30" */
export function timeOfDay(minute: number): string {
  return [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

/** "22" or "22:30" -> 1350; null = no time of day. */
export function minuteOf(text: string): number | null {
  const [, hour, minute = '0'] = /^(\d\d)(?::(\d\d))?$/.exec(text) ?? [];
  if (hour === undefined || Number(hour) > 23 || Number(minute) > 59) return null;
  return Number(hour) * 60 + Number(minute);
}
