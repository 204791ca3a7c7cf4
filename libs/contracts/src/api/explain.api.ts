import { z } from 'zod';
import { CustomField } from '../ticket-fields';
import { ActorView, listOf } from './common';
import { DecisionOutcome, DecisionView, ListRuleDecisions, RuleDecisionView } from './rules.api';

const instant = z.iso.datetime();

/** Properties of a ticket whose story can be asked for. */
export const BuiltInWhyField = z.enum([
  'priority',
  'severity',
  'status',
  'type',
  'subject',
  'teamId',
  'assigneeId',
  'requesterId',
  'tags',
  'followers',
  'comments',
]);
export type BuiltInWhyField = z.infer<typeof BuiltInWhyField>;
/** One of them, or a field that the desk has added, as `field.<key>`. */
export const WhyField = z.union([BuiltInWhyField, CustomField]);
export type WhyField = z.infer<typeof WhyField>;
export const AskWhy = z.strictObject({ field: WhyField });

/** One change of a property: who did it, in a sentence, and the record of the rule where one did. */
export const WhyStepView = z.object({
  event: z.object({ id: z.string(), type: z.string(), label: z.string(), version: z.int(), at: instant }),
  actor: ActorView,
  /** `Greta Holm set it to High.` */
  sentence: z.string(),
  fromText: z.string().nullable(),
  toText: z.string().nullable(),
  correlationId: z.string(),
  decision: DecisionView.nullable(),
});
export type WhyStepView = z.infer<typeof WhyStepView>;

/** Why a property is as it is: every change of it, newest first, at most 200; the last one is the opening. */
export const WhyView = z.object({
  field: WhyField,
  label: z.string(),
  /** What it is now. */
  valueText: z.string(),
  steps: z.array(WhyStepView),
  /** Rules that asked for what was so already. */
  others: z.array(DecisionView),
});
export type WhyView = z.infer<typeof WhyView>;

export const ListRuns = ListRuleDecisions;
/** How many records of each outcome are kept; counting ends at 10,000. */
export const RunCounts = z.record(DecisionOutcome, z.int());
/** The runs of a rule by outcome, newest first, on tickets that the reader may see. */
export const RunList = listOf(RuleDecisionView).extend({ counts: RunCounts });
export type RunList = z.infer<typeof RunList>;

/** A node of a chain, in the order of reading: what it led to stands below it, one level deeper. */
export const ChainNodeView = z.object({
  id: z.string(),
  /** Null for what began the chain. */
  parentId: z.string().nullable(),
  level: z.int(),
  kind: z.enum(['event', 'run']),
  /** The event's words, or the rule's name. */
  label: z.string(),
  at: instant,
  actor: ActorView.nullable(),
  /** How many automatic steps led to it. */
  depth: z.int(),
  run: z
    .object({ decisionId: z.uuid(), ruleId: z.uuid(), version: z.int(), outcome: DecisionOutcome, reason: z.string().nullable() })
    .nullable(),
});
export type ChainNodeView = z.infer<typeof ChainNodeView>;

/** Path of `GET /tickets/{id}/chains/{correlationId}`. */
export const ChainParams = z.strictObject({ id: z.uuid(), correlationId: z.string().min(1).max(200) });

/** Everything on a ticket that one thing led to. `focusId` is the node that was asked about. */
export const ChainView = z.object({
  correlationId: z.string(),
  focusId: z.string().nullable(),
  nodes: z.array(ChainNodeView),
});
export type ChainView = z.infer<typeof ChainView>;
