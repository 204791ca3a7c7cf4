import { z } from 'zod';
import { RuleDuration } from '../durations';
import { line } from '../text';

/** The stretches in which rules run on one event, in this order; inside a phase the rank decides. */
export const RulePhase = z.enum(['intake', 'routing', 'sla', 'escalation', 'notify', 'integrate']);
export type RulePhase = z.infer<typeof RulePhase>;

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

export const RuleActor = z.enum(['user', 'customer', 'rule', 'process', 'plugin', 'system', 'import']);
export type RuleActor = z.infer<typeof RuleActor>;

const values = z.array(z.union([z.string().max(500), z.number(), z.boolean(), z.null()])).max(100);

/** Which events start the rule. An empty `from` or `to` means any value. */
export const EventTrigger = z.strictObject({
  kind: z.literal('event'),
  types: z.array(z.string().min(1).max(100)).max(50),
  changed: z.strictObject({ field: z.string().min(1).max(100), from: values.default([]), to: values.default([]) }).optional(),
  actors: z.strictObject({ include: z.array(RuleActor).max(10).default([]), exclude: z.array(RuleActor).max(10).default([]) }).optional(),
});
export type EventTrigger = z.infer<typeof EventTrigger>;

export const RuleAction = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/, 'Use lower case letters, digits and dashes'),
  type: z.string().min(1).max(100),
  params: z.record(z.string().max(100), z.unknown()),
});
export type RuleAction = z.infer<typeof RuleAction>;

export const maxRuleDepth = 5;

/** At most so many times in the stretch of time before the event. */
const limitOf = (max: number) => z.strictObject({ max: z.int().min(1).max(max), per: RuleDuration });

/**
 * What keeps a rule from firing again. Left out, the last three set no limit.
 * reentry: may it fire on an event of a chain that it took part in: `never`, `on-change` (only when it would change a property), `allow`.
 * once: `none`, `per-version` (once per ticket and version), `until-false` (again only after its conditions were seen not to hold, on an event that it waits for).
 * cooldown: how long it rests on a ticket after it has fired there. perSubject: how often it may fire on one ticket. perRule: on all tickets.
 */
export const RuleGuards = z.strictObject({
  reentry: z.enum(['never', 'on-change', 'allow']).default('never'),
  once: z.enum(['none', 'per-version', 'until-false']).default('none'),
  maxDepth: z.int().min(1).max(maxRuleDepth).default(maxRuleDepth),
  cooldown: RuleDuration.optional(),
  perSubject: limitOf(1_000).optional(),
  perRule: limitOf(1_000_000).optional(),
});
export type RuleGuards = z.infer<typeof RuleGuards>;

/** What an author writes. A draft may be saved with mistakes in meaning; publishing refuses them. */
export const RuleContent = z.strictObject({
  name: line(120),
  order: z.strictObject({
    phase: RulePhase,
    /** Ranks sort as text; a new rule goes between two others by a rank between theirs. */
    rank: z.string().regex(/^[0-9a-z]{1,40}$/, 'Use lower case letters and digits'),
  }),
  trigger: EventTrigger,
  conditions: ConditionTree,
  /** Conditions with a name, which `{ "condition": name }` stands for. */
  namedConditions: z.record(z.string().min(1).max(100), ConditionTree).default({}),
  actions: z.array(RuleAction).max(20),
  stop: z.enum(['none', 'phase', 'all']).default('none'),
  guards: RuleGuards.default({ reentry: 'never', once: 'none', maxDepth: maxRuleDepth }),
});
export type RuleContent = z.infer<typeof RuleContent>;
export type RuleContentInput = z.input<typeof RuleContent>;

/** A published version; it never changes. */
export const RuleDocument = z.strictObject({
  schema: z.literal('rule/1'),
  ruleId: z.uuid(),
  version: z.int().positive(),
  baseVersion: z.int().positive().nullable(),
  /** SHA-256 over the content in canonical order. */
  hash: z.string().regex(/^sha256:[0-9a-f]{64}$/),
  why: z.string().min(1),
  ...RuleContent.shape,
});
export type RuleDocument = z.infer<typeof RuleDocument>;
