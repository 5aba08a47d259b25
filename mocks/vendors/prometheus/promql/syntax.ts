/** PromQL as the evaluator sees it; a part of the language, chosen by what dashboards ask. */
export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'string'; readonly value: string }
  | Selector
  | RangeExpression
  | { readonly kind: 'offset'; readonly of: Expression; readonly offsetMs: number }
  | { readonly kind: 'negative'; readonly of: Expression }
  | { readonly kind: 'call'; readonly name: string; readonly args: readonly Expression[] }
  | Aggregation
  | Binary;

export interface Selector {
  readonly kind: 'selector';
  readonly matchers: readonly Matcher[];
}

export interface Matcher {
  readonly label: string;
  readonly operator: '=' | '!=' | '=~' | '!~';
  readonly value: string;
}

export type RangeExpression =
  | { readonly kind: 'range'; readonly of: Selector; readonly rangeMs: number }
  | { readonly kind: 'subquery'; readonly of: Expression; readonly rangeMs: number; readonly stepMs: number };

export interface Aggregation {
  readonly kind: 'aggregation';
  readonly name: string;
  readonly grouping: Grouping;
  readonly parameter: Expression | null;
  readonly of: Expression;
}

export interface Grouping {
  readonly kind: 'by' | 'without';
  readonly labels: readonly string[];
}

export interface Binary {
  readonly kind: 'binary';
  readonly operator: string;
  readonly left: Expression;
  readonly right: Expression;
  readonly bool: boolean;
  readonly matching: Matching;
}

export interface Matching {
  readonly kind: 'on' | 'ignoring';
  readonly labels: readonly string[];
  /** Which side may have several partners; its labels live on. */
  readonly many: 'left' | 'right' | null;
  readonly include: readonly string[];
}

/** An error as the API tells it. */
export class PromqlError extends Error {
  readonly status: number;
  readonly type: string;

  constructor(status: 400 | 422, text: string) {
    super(text);
    this.status = status;
    this.type = status === 400 ? 'bad_data' : 'execution';
  }
}
