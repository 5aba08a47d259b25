/** How the interval around a KPI's value is made; `words` is what tooltip, glossary and report say. */
export interface IntervalRule {
  /**
   * `share`: of many, widened by the spread of the counts where it was measured. `few`: a share of few. `count`: of a
   * count of rare things. `own`: the metric gives it with its reading. `none`: there is none, and the words say why.
   */
  readonly method: 'share' | 'few' | 'count' | 'own' | 'none';
  readonly words: string;
}

/** Of all intervals: they hold the true value 95 times in 100. */
export const INTERVAL_LEVEL = 0.95;

export const SHARE_INTERVAL: IntervalRule = {
  method: 'share',
  words: 'Wilson, 95 %; wider by the measured spread of the counts',
};

export const FEW_INTERVAL: IntervalRule = { method: 'few', words: 'Jeffreys, 95 %' };

export const COUNT_INTERVAL: IntervalRule = { method: 'count', words: 'exact for counts (Garwood), 95 %' };

export function noInterval(words: string): IntervalRule {
  return { method: 'none', words };
}
