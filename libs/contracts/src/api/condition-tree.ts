import { z } from 'zod';

/** One comparison. `value` is left out by operators that need none, such as `exists`. */
export interface ConditionLeaf {
  readonly fact: string;
  readonly operator: string;
  readonly value?: unknown;
}

export type ConditionNode =
  | { readonly all: readonly ConditionNode[] }
  | { readonly any: readonly ConditionNode[] }
  | { readonly not: ConditionNode }
  | { readonly condition: string }
  | ConditionLeaf;

const maxDepth = 8;
const maxNodes = 500;
const shapes = [['all'], ['any'], ['not'], ['condition'], ['fact', 'operator'], ['fact', 'operator', 'value']];
const shapeNames = new Set(shapes.map((keys) => keys.join()));

interface ShapeFault {
  readonly path: (string | number)[];
  readonly message: string;
}

function* shapeFaults(node: unknown, path: (string | number)[], budget: { nodes: number }): Generator<ShapeFault> {
  budget.nodes -= 1;
  if (budget.nodes < 0 || path.length > maxDepth * 2) {
    yield { path, message: `Conditions may nest ${maxDepth} deep and hold ${maxNodes} parts` };
  } else if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    yield { path, message: 'Must be a group ("all", "any", "not"), a named "condition" or a comparison' };
  } else {
    yield* objectFaults(node as Record<string, unknown>, path, budget);
  }
}

function* objectFaults(node: Record<string, unknown>, path: (string | number)[], budget: { nodes: number }): Generator<ShapeFault> {
  if (!shapeNames.has(Object.keys(node).sort().join())) {
    yield { path, message: 'Must hold exactly one of "all", "any", "not", "condition", or "fact" with "operator" and "value"' };
    return;
  }
  for (const key of ['condition', 'fact', 'operator']) {
    const name = node[key];
    if (name !== undefined && (typeof name !== 'string' || name.length === 0 || name.length > 100)) {
      yield { path: [...path, key], message: 'Must be a name of at most 100 characters' };
    }
  }
  if ('not' in node) yield* shapeFaults(node['not'], [...path, 'not'], budget);
  for (const group of ['all', 'any']) if (group in node) yield* groupFaults(node[group], [...path, group], budget);
}

function* groupFaults(children: unknown, path: (string | number)[], budget: { nodes: number }): Generator<ShapeFault> {
  if (!Array.isArray(children)) yield { path, message: 'Must be a list' };
  else for (const [index, child] of children.entries()) yield* shapeFaults(child, [...path, index], budget);
}

/**
 * The grammar of json-rules-engine without paths, parameters and priorities. It is recursive, which the OpenAPI document cannot
 * say without shared names, so the shape is checked by hand; whether facts and operators exist is asked when the rule is published.
 */
export const ConditionTree = z.record(z.string(), z.unknown()).superRefine((node, context) => {
  for (const { path, message } of shapeFaults(node, [], { nodes: maxNodes })) context.addIssue({ code: 'custom', path, message });
}) as unknown as z.ZodType<ConditionNode, ConditionNode>;
