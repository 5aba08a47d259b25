/** What a verdict is judged by unless set otherwise; shares. The engine's own values, held equal by a test. */
export const verdictDefaults = {
  /** At most this share of healthy releases may ever be called regressed. */
  alpha: 0.05,
  /** A rise up to this is nobody's business. */
  tolerance: 0.1,
  /** "Holding" means: no worse than this. */
  okMargin: 0.25,
  horizonHours: 72,
} as const;
