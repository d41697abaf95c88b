import { parser } from '@prometheus-io/lezer-promql';
import type { SyntaxNode } from '@lezer/common';

/**
 * A small part of PromQL, enough for the rules in deploy/prometheus, over samples that a test has scraped: selectors
 * with `=`, `offset`, `sum|max by`, `-`, comparisons and `and`. The grammar is Prometheus' own (lezer-promql); what this
 * cannot evaluate throws instead of guessing. Staleness is as in Prometheus: the newest sample of the last five minutes.
 */
export interface Sample {
  /** Seconds. */
  readonly at: number;
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

type Vector = readonly { readonly labels: Readonly<Record<string, string>>; readonly value: number }[];
type Value = Vector | number;

/** The text of /metrics as samples. */
export function samplesOf(text: string, at: number): Sample[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#')).map((line) => {
    const [, name = '', labels = '', value = ''] = /^([\w:]+)(?:\{(.*)\})? (\S+)/.exec(line) ?? [];
    return { at, name, value: Number(value), labels: Object.fromEntries([...labels.matchAll(/(\w+)="([^"]*)"/g)].map(([, key = '', of = '']) => [key, of])) };
  });
}

const children = (node: SyntaxNode): SyntaxNode[] => {
  const found: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) found.push(child);
  return found;
};

/** Names of the metrics that an expression reads. Throws when it is not PromQL. */
export function metricsIn(expression: string): string[] {
  const names: string[] = [];
  parser.parse(expression).iterate({ enter: ({ type, name, from, to }) => {
    if (type.isError) throw new Error(`not PromQL: ${expression} at ${from}`);
    if (name === 'Identifier') names.push(expression.slice(from, to));
  } });
  return [...new Set(names)].filter((name) => name !== 'vector');
}

const keyOf = (labels: Readonly<Record<string, string>>): string => JSON.stringify(Object.entries(labels).sort());
const keyed = (vector: Vector): Map<string, number> => new Map(vector.map(({ labels, value }) => [keyOf(labels), value]));

const comparisons: Readonly<Record<string, (a: number, b: number) => boolean>> = { Gtr: (a, b) => a > b, Gte: (a, b) => a >= b, Eql: (a, b) => a === b, Lss: (a, b) => a < b };

class Evaluation {
  constructor(private readonly text: string, private readonly samples: readonly Sample[]) {}

  of(node: SyntaxNode, at: number): Value {
    const [first, ...rest] = children(node);
    switch (node.name) {
      case 'PromQL': case 'ParenExpr': return this.of(first as SyntaxNode, at);
      case 'NumberDurationLiteral': return Number(this.read(node));
      case 'VectorSelector': return this.select(node, at);
      case 'OffsetExpr': return this.of(first as SyntaxNode, at - Number(/^(\d+)s$/.exec(this.read(rest.at(-1) as SyntaxNode))?.[1]));
      case 'AggregateExpr': return this.aggregate(node, at);
      case 'BinaryExpr': return this.combine(this.of(first as SyntaxNode, at), (rest[0] as SyntaxNode).name, this.of(rest[1] as SyntaxNode, at));
      default: throw new Error(`cannot evaluate ${node.name} in ${this.text}`);
    }
  }

  private read({ from, to }: SyntaxNode): string {
    return this.text.slice(from, to);
  }

  private select(node: SyntaxNode, at: number): Vector {
    const name = this.read(node.getChild('Identifier') as SyntaxNode);
    const wanted = [...(node.getChild('LabelMatchers') ? this.read(node).matchAll(/(\w+)="([^"]*)"/g) : [])];
    const newest = new Map<string, Sample>();
    for (const sample of this.samples) {
      if (sample.name !== name || sample.at > at || sample.at < at - 300 || wanted.some(([, key = '', value]) => sample.labels[key] !== value)) continue;
      newest.set(keyOf(sample.labels), sample);
    }
    return [...newest.values()];
  }

  private aggregate(node: SyntaxNode, at: number): Vector {
    const op = this.read(node.getChild('AggregateOp') as SyntaxNode);
    if (op !== 'sum' && op !== 'max') throw new Error(`cannot evaluate ${op}`);
    const by = [...this.read(node.getChild('AggregateModifier') as SyntaxNode).matchAll(/\w+/g)].map(String).slice(1);
    const inner = this.of(children(node.getChild('FunctionCallBody') as SyntaxNode).find(({ name }) => name.endsWith('Expr') || name.endsWith('Selector')) as SyntaxNode, at) as Vector;
    const groups = Map.groupBy(inner, ({ labels }) => keyOf(Object.fromEntries(by.filter((name) => name in labels).map((name) => [name, labels[name] as string]))));
    return [...groups].map(([key, all]) => ({
      labels: Object.fromEntries(JSON.parse(key) as [string, string][]), value: op === 'sum' ? all.reduce((sum, { value }) => sum + value, 0) : Math.max(...all.map(({ value }) => value)),
    }));
  }

  private combine(left: Value, operator: string, right: Value): Vector {
    const other = typeof right === 'number' ? undefined : keyed(right);
    return (left as Vector).flatMap(({ labels, value }) => {
      const against = other ? other.get(keyOf(labels)) : right as number;
      if (against === undefined) return [];
      if (operator === 'And') return [{ labels, value }];
      if (operator === 'Sub') return [{ labels, value: value - against }];
      const compare = comparisons[operator];
      if (!compare) throw new Error(`cannot evaluate ${operator}`);
      return compare(value, against) ? [{ labels, value }] : [];
    });
  }
}

/** What an expression gives at a moment; an alert fires for each element. */
export const evaluate = (expression: string, samples: readonly Sample[], at: number): Vector =>
  new Evaluation(expression, samples).of(parser.parse(expression).topNode, at) as Vector;
