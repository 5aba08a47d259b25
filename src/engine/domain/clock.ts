/** The refresh clock as three numbers: real time, or the demo's faster one. At `originRealMs` it showed `originVirtualMs`. */
export interface ClockSetting {
  readonly originRealMs: number;
  readonly originVirtualMs: number;
  /** 1 = real time; 60 = an hour a minute. */
  readonly speed: number;
}

export function virtualNow(
  { originRealMs, originVirtualMs, speed }: ClockSetting,
  realNowMs: number,
): number {
  return originVirtualMs + (realNowMs - originRealMs) * speed;
}
