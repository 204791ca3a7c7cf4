import type { ExplainedGroup, ExplainedLeaf, ExplainedNode } from '@casewright/contracts';
import { shownActual, type TraceGroup, type TraceLeaf, type TraceNode } from '../engine/trace';
import type { FactCatalog } from '../facts/fact-catalog';
import type { FactReader } from '../facts/fact-reader';
import { findOperator } from '../operators/registry';
import { valueText, type Names } from './value-text';

export interface Explaining {
  readonly catalog: FactCatalog;
  readonly names: Names;
  /** The facts of the event, for texts about people that records do not hold; null where they may not or cannot be read. */
  readonly facts: FactReader | null;
}

/** A trace in words. */
export function explain(node: TraceNode, how: Explaining): ExplainedNode {
  return node.kind === 'leaf' ? explainLeaf(node, how) : explainGroup(node, how);
}

function explainGroup({ kind, id, name, result, children }: TraceGroup, how: Explaining): ExplainedGroup {
  return { kind, id, name, result, children: children.map((child) => explain(child, how)) };
}

export function explainLeaf(leaf: TraceLeaf, { catalog, names, facts }: Explaining): ExplainedLeaf {
  const fact = catalog.find(leaf.fact);
  const operator = findOperator(leaf.operator);
  const actual = fact?.personal && facts ? shownActual(leaf.fact, leaf.operator, facts) : leaf.actual;
  const hidden = fact?.personal === true && !facts;
  return {
    ...leaf,
    actual,
    factLabel: fact?.label ?? leaf.fact,
    operatorLabel: operator?.label ?? leaf.operator,
    expectedText: operator?.operand === 'none' ? '' : valueText(leaf.expected, fact, names),
    actualText: hidden ? 'not shown' : valueText(actual, fact, names),
  };
}

/** Ids of everybody whom a trace names, with the kind of each. */
export function referencesIn(node: TraceNode, catalog: FactCatalog): readonly { kind: string; id: string }[] {
  if (node.kind !== 'leaf') return node.children.flatMap((child) => referencesIn(child, catalog));
  const kind = catalog.find(node.fact)?.reference;
  return kind ? [...idsIn(node.expected), ...idsIn(node.actual)].map((id) => ({ kind, id })) : [];
}

function idsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(idsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(idsIn) : [];
}

/** True where reading the log anew would show something that the record leaves out. */
export function hasPersonalLeaf(node: TraceNode, catalog: FactCatalog): boolean {
  return node.kind === 'leaf' ? catalog.find(node.fact)?.personal === true : node.children.some((child) => hasPersonalLeaf(child, catalog));
}
