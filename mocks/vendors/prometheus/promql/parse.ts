import type { SyntaxNode } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import { PromqlError } from './syntax.ts';
import type { Binary, Expression, Grouping, Matcher, Matching, Selector } from './syntax.ts';
import { durationMs, numberOf, textOf } from './literals.ts';

/** The official grammar reads; this turns its tree into what the evaluator walks. */
export function parse(query: string): Expression {
  const root = parser.parse(query).topNode;
  root.cursor().iterate((node) => {
    if (node.type.isError)
      throw new PromqlError(
        400,
        `invalid parameter "query": 1:${node.from + 1}: parse error: unexpected ${unexpected(query, node.from)}`,
      );
  });
  const [expression] = childrenOf(root).filter((node) => node.name !== 'LineComment');
  if (expression === undefined)
    throw new PromqlError(
      400,
      'invalid parameter "query": unknown position: parse error: no expression found in input',
    );
  return new Reader(query).expression(expression);
}

const DEFAULT_SUBQUERY_STEP_MS = 60_000;

class Reader {
  readonly #query: string;

  constructor(query: string) {
    this.#query = query;
  }

  expression(node: SyntaxNode): Expression {
    const [first, second, third] = childrenOf(node);
    switch (node.name) {
      case 'NumberDurationLiteral':
        return { kind: 'number', value: numberOf(this.#text(node)) };
      case 'StringLiteral':
        return { kind: 'string', value: textOf(this.#text(node)) };
      case 'ParenExpr':
        return this.expression(required(first));
      case 'UnaryExpr': {
        const of = this.expression(required(second));
        return this.#text(required(first)) === '-' ? { kind: 'negative', of } : of;
      }
      case 'VectorSelector':
        return this.#selector(node);
      case 'MatrixSelector': {
        const of = this.expression(required(first));
        if (of.kind !== 'selector')
          throw new PromqlError(400, 'parse error: ranges only allowed for vector selectors');
        return { kind: 'range', of, rangeMs: this.#duration(required(second)) };
      }
      case 'SubqueryExpr': {
        const stepMs = third === undefined ? DEFAULT_SUBQUERY_STEP_MS : this.#duration(third);
        return {
          kind: 'subquery',
          of: this.expression(required(first)),
          rangeMs: this.#duration(required(second)),
          stepMs,
        };
      }
      case 'OffsetExpr':
        return {
          kind: 'offset',
          of: this.expression(required(first)),
          offsetMs: this.#duration(required(third)),
        };
      case 'FunctionCall':
        return {
          kind: 'call',
          name: this.#text(required(first)),
          args: childrenOf(required(second)).map((one) => this.expression(one)),
        };
      case 'AggregateExpr':
        return this.#aggregation(node);
      case 'BinaryExpr':
        return this.#binary(node);
      default:
        throw new PromqlError(400, `the demo does not understand ${node.name}`);
    }
  }

  #aggregation(node: SyntaxNode): Expression {
    const children = childrenOf(node);
    const modifier = children.find((one) => one.name === 'AggregateModifier');
    const args = childrenOf(required(children.find((one) => one.name === 'FunctionCallBody'))).map((one) =>
      this.expression(one),
    );
    const of = args.at(-1);
    if (of === undefined)
      throw new PromqlError(400, 'parse error: no arguments for aggregate expression provided');
    const grouping: Grouping = modifier === undefined ? { kind: 'by', labels: [] } : this.#grouping(modifier);
    return {
      kind: 'aggregation',
      name: this.#text(required(children[0])),
      grouping,
      parameter: args.length > 1 ? (args[0] ?? null) : null,
      of,
    };
  }

  #grouping(modifier: SyntaxNode): Grouping {
    const [word, labels] = childrenOf(modifier);
    return { kind: word?.name === 'Without' ? 'without' : 'by', labels: this.#labels(required(labels)) };
  }

  #binary(node: SyntaxNode): Binary {
    const children = childrenOf(node);
    const operator = required(children[1]);
    const clause = children.find((one) => one.name === 'MatchingModifierClause');
    return {
      kind: 'binary',
      operator: this.#text(operator).toLowerCase(),
      left: this.expression(required(children[0])),
      right: this.expression(required(children.at(-1))),
      bool: children.some((one) => one.name === 'BoolModifier'),
      matching:
        clause === undefined
          ? { kind: 'ignoring', labels: [], many: null, include: [] }
          : this.#matching(clause),
    };
  }

  #matching(clause: SyntaxNode): Matching {
    const [word, labels, group, include] = childrenOf(clause);
    return {
      kind: word?.name === 'On' ? 'on' : 'ignoring',
      labels: this.#labels(required(labels)),
      many: group === undefined ? null : group.name === 'GroupLeft' ? 'left' : 'right',
      include: include === undefined ? [] : this.#labels(include),
    };
  }

  #labels(node: SyntaxNode): readonly string[] {
    return childrenOf(node).map((label) => this.#name(label));
  }

  #name(node: SyntaxNode): string {
    return node.name === 'QuotedLabelName' ? textOf(this.#text(node)) : this.#text(node);
  }

  #selector(node: SyntaxNode): Selector {
    const matchers: Matcher[] = [];
    for (const part of childrenOf(node)) {
      if (part.name === 'Identifier')
        matchers.push({ label: '__name__', operator: '=', value: this.#text(part) });
      for (const one of part.name === 'LabelMatchers' ? childrenOf(part) : []) {
        const [label, operator, value] = childrenOf(one);
        if (one.name === 'QuotedLabelName')
          matchers.push({ label: '__name__', operator: '=', value: textOf(this.#text(one)) });
        else
          matchers.push({
            label: this.#name(required(label)),
            operator: this.#operator(required(operator)),
            value: textOf(this.#text(required(value))),
          });
      }
    }
    return { kind: 'selector', matchers };
  }

  #operator(node: SyntaxNode): Matcher['operator'] {
    const text = this.#text(node);
    if (text === '=' || text === '!=' || text === '=~' || text === '!~') return text;
    throw new PromqlError(400, `parse error: unexpected ${text}`);
  }

  #duration(node: SyntaxNode): number {
    return durationMs(this.#text(node));
  }

  #text(node: SyntaxNode): string {
    return this.#query.slice(node.from, node.to);
  }
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

function required(node: SyntaxNode | undefined): SyntaxNode {
  if (node === undefined) throw new PromqlError(400, 'parse error: the expression is not complete');
  return node;
}

function unexpected(query: string, at: number): string {
  return at >= query.length ? 'end of input' : JSON.stringify(query.slice(at, at + 20));
}
