import { z } from 'zod';
import { RuleDuration } from '../durations';
import { line } from '../text';
import { ConditionTree } from './condition-tree';
import { RuleTest } from './rule-test';
import { RuleTrigger } from './rule-trigger';

/** The stretches in which rules run on one event, in this order; inside a phase the rank decides. */
export const RulePhase = z.enum(['intake', 'routing', 'sla', 'escalation', 'notify', 'integrate']);
export type RulePhase = z.infer<typeof RulePhase>;

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
 * onTrip: what reaching `perRule` does: `skip` (or left out) leaves the ticket alone, `pause-and-notify` stops the rule and tells its owner.
 */
export const RuleGuards = z.strictObject({
  reentry: z.enum(['never', 'on-change', 'allow']).default('never'),
  once: z.enum(['none', 'per-version', 'until-false']).default('none'),
  maxDepth: z.int().min(1).max(maxRuleDepth).default(maxRuleDepth),
  cooldown: RuleDuration.optional(),
  perSubject: limitOf(1_000).optional(),
  perRule: limitOf(1_000_000).optional(),
  onTrip: z.enum(['skip', 'pause-and-notify']).optional(),
});
export type RuleGuards = z.infer<typeof RuleGuards>;

/** A rule that does not react to its own chain, or fires once, ends every ring of rules that start each other. */
export const endsRings = ({ reentry, once }: RuleGuards): boolean => reentry !== 'allow' || once !== 'none';

/** One version of a condition that rules share, as a rule holds it. */
export const SharedCondition = z.strictObject({ name: line(100), version: z.int().positive(), conditions: ConditionTree });
export type SharedCondition = z.infer<typeof SharedCondition>;

/** What an author writes. A draft may be saved with mistakes in meaning; publishing refuses them. */
export const RuleContent = z.strictObject({
  name: line(120),
  order: z.strictObject({
    phase: RulePhase,
    /** Ranks sort as text; a new rule goes between two others by a rank between theirs. */
    rank: z.string().regex(/^[0-9a-z]{1,40}$/, 'Use lower case letters and digits'),
  }),
  trigger: RuleTrigger,
  conditions: ConditionTree,
  /** Conditions with a name, which `{ "condition": name }` stands for. */
  namedConditions: z.record(z.string().min(1).max(100), ConditionTree).default({}),
  /** Shared conditions by id, which `{ "condition": id }` stands for, in the versions that the rule runs by. Written by the program. */
  sharedConditions: z.record(z.uuid(), SharedCondition).optional(),
  actions: z.array(RuleAction).max(20),
  /** What is done instead where the trigger took the event and the conditions did not hold. Ids are unique among both lists. */
  otherwise: z.array(RuleAction).max(20).optional(),
  stop: z.enum(['none', 'phase', 'all']).default('none'),
  guards: RuleGuards.default({ reentry: 'never', once: 'none', maxDepth: maxRuleDepth }),
  /** What it must do on events of the past; publishing runs them. */
  tests: z.array(RuleTest).max(50).optional(),
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
