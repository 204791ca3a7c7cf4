import type { CompiledGroup, CompiledLeaf } from '../compile/condition';
import type { FactChange, FactReader } from '../facts/fact-reader';
import { findOperator } from '../operators/registry';
import { leafHolds } from './leaf-test';

/** A comparison as it turned out, without labels; `actual` is null for personal text, which a reader looks up in the log. */
export interface TraceLeaf {
  readonly kind: 'leaf';
  readonly id: string;
  readonly fact: string;
  readonly operator: string;
  readonly expected: unknown;
  readonly actual: unknown;
  readonly result: boolean;
}

export interface TraceGroup {
  readonly kind: 'all' | 'any' | 'not';
  readonly id: string;
  readonly name: string | null;
  readonly result: boolean;
  readonly children: readonly TraceNode[];
}

export type TraceNode = TraceGroup | TraceLeaf;

/**
 * Every comparison as json-rules-engine's operators judge it, and what its groups make of that. Each is judged, also where the answer is
 * known before, because a reader wants to see them all.
 */
export function traceOf({ kind, id, name, children }: CompiledGroup, facts: FactReader): TraceGroup {
  const traced = children.map((child) => (child.kind === 'leaf' ? traceLeaf(child, facts) : traceOf(child, facts)));
  return { kind, id, name, result: groupHolds(kind, traced), children: traced };
}

function groupHolds(kind: TraceGroup['kind'], children: readonly TraceNode[]): boolean {
  switch (kind) {
    case 'all':
      return children.every(({ result }) => result);
    case 'any':
      return children.some(({ result }) => result);
    case 'not':
      return !children.some(({ result }) => result);
  }
}

function traceLeaf(leaf: CompiledLeaf, facts: FactReader): TraceLeaf {
  const { id, fact, operator, expected } = leaf;
  const actual = operator.shown ? operator.shown(facts, fact.id, leaf.operand) : shownActual(fact.id, operator.id, facts);
  return { kind: 'leaf', id, fact: fact.id, operator: operator.id, expected, actual, result: leafHolds(leaf, facts) };
}

/** What a reader is shown as the actual value of a leaf: the value, or both sides where the leaf asks for a change. */
export function shownActual(fact: string, operator: string, facts: FactReader): unknown {
  if (findOperator(operator)?.aspect !== 'change') return asJson(facts.value(fact));
  const { known, before, after }: FactChange = facts.change(fact);
  return { known, before: asJson(before), after: asJson(after) };
}

const maxTextLength = 500;
const maxItems = 50;

/** A copy that JSON can hold and a reader can take in: long texts are cut, NaN and infinity become words. */
export function asJson(value: unknown): unknown {
  if (value === undefined || value === null) return null;
  if (typeof value === 'string') return value.length > maxTextLength ? `${value.slice(0, maxTextLength)}…` : value;
  if (typeof value === 'number') return Number.isFinite(value) ? value : String(value);
  if (Array.isArray(value)) return value.slice(0, maxItems).map(asJson);
  return typeof value === 'object'
    ? Object.fromEntries(
        Object.entries(value)
          .slice(0, maxItems)
          .map(([key, item]) => [key, asJson(item)]),
      )
    : value;
}

/** The tree without the values of the facts that `hide` names. */
export function withoutValues(tree: TraceNode, hide: (fact: string) => boolean): TraceNode {
  if (tree.kind === 'leaf') return hide(tree.fact) ? { ...tree, actual: null } : tree;
  return { ...tree, children: tree.children.map((child) => withoutValues(child, hide)) };
}
