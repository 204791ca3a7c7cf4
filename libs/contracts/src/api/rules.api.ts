import { z } from 'zod';
import { text } from '../text';
import { CustomField } from '../ticket-fields';
import { ActorView, cursorQuery, limitQuery, listOf, Named, TicketRef } from './common';
import { RuleContent, RuleDocument, RulePhase } from './rule-document';
import { LifeKind, TrialView } from './rule-life.api';
import { DecisionBranch } from './rule-test';

/** Of the published version. tripped: the breaker stopped it. A newer version can be on `trial` beside it. */
export const RuleStatus = z.enum(['draft', 'active', 'paused', 'tripped', 'archived']);
export type RuleStatus = z.infer<typeof RuleStatus>;

/** Body of `POST /rules` and `PUT /rules/{id}/draft`. */
export const WriteRuleDraft = RuleContent;

export const ListRules = z.strictObject({
  status: RuleStatus.optional(),
  /** Those with a version on trial in this stage. */
  trial: TrialView.shape.stage.optional(),
  /** `false`: without those that are archived. */
  archived: z.enum(['true', 'false']).optional(),
  phase: RulePhase.optional(),
  q: text(200).optional(),
  limit: limitQuery,
  cursor: cursorQuery,
});

const instant = z.iso.datetime();

/** A row of the list, in the order in which rules run. `revision` is the ETag for If-Match. */
export const RuleView = z.object({
  id: z.uuid(),
  name: z.string(),
  status: RuleStatus,
  phase: RulePhase,
  rank: z.string(),
  /** Event types of the trigger. */
  events: z.array(z.string()),
  /** The published version; null before the first. */
  version: z.int().nullable(),
  /** True: the draft says something else than the published version. */
  hasDraft: z.boolean(),
  trial: TrialView.nullable(),
  /** Tickets it fired on, once per event, in the last 7 days. */
  firesIn7Days: z.int(),
  /** The same by stretches of 24 hours, the oldest first; the last one ends now. */
  firesPerDay: z.array(z.int()).length(7),
  lastFiredAt: instant.nullable(),
  updatedAt: instant,
  updatedBy: ActorView,
  revision: z.int(),
});
export type RuleView = z.infer<typeof RuleView>;
export const RuleList = listOf(RuleView);

/** Where and why a draft cannot be published; the pointer leads into the content (`/conditions/all/0/value`). */
export const RuleProblem = z.object({ pointer: z.string(), message: z.string() });
export type RuleProblem = z.infer<typeof RuleProblem>;

/** `POST /rules/check`: what publishing this content would refuse now: the document, rings with other rules, and its saved tests. */
export const RuleCheckView = z.object({ problems: z.array(RuleProblem) });
export type RuleCheckView = z.infer<typeof RuleCheckView>;

export const RuleDetailView = RuleView.extend({ published: RuleDocument.nullable() });
export type RuleDetailView = z.infer<typeof RuleDetailView>;

/** The draft, or the published content where nobody has begun one. */
export const RuleDraftView = z.object({
  ruleId: z.uuid(),
  revision: z.int(),
  baseVersion: z.int().nullable(),
  content: RuleContent,
  /** What publishing would refuse now. */
  problems: z.array(RuleProblem),
  savedAt: instant,
  savedBy: ActorView,
});
export type RuleDraftView = z.infer<typeof RuleDraftView>;

export const RuleVersionView = z.object({
  version: z.int(),
  why: z.string(),
  publishedAt: instant,
  publishedBy: ActorView,
  document: RuleDocument,
});
export type RuleVersionView = z.infer<typeof RuleVersionView>;
export const RuleVersionList = listOf(RuleVersionView);
export const ListRuleVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });

/** The life of a rule, newest first. */
export const RuleHistoryEntry = z.object({
  at: instant,
  kind: LifeKind,
  version: z.int().nullable(),
  reason: z.string().nullable(),
  by: ActorView,
  /** Where a canary began to act. */
  canary: z.object({ share: z.int().nullable(), teamIds: z.array(z.uuid()).nullable() }).nullable(),
  /** The version that a roll back made anew. */
  from: z.int().nullable(),
});
export type RuleHistoryEntry = z.infer<typeof RuleHistoryEntry>;
export const RuleHistory = listOf(RuleHistoryEntry);
export const ListRuleHistory = ListRuleVersions;

/** A comparison as it turned out. `label` and the texts are for people; `expected` and `actual` are the values. */
export interface ExplainedLeaf {
  readonly kind: 'leaf';
  /** JSON pointer of the leaf in the rule document. */
  readonly id: string;
  readonly fact: string;
  readonly factLabel: string;
  readonly operator: string;
  readonly operatorLabel: string;
  readonly expected: unknown;
  /** Null where the ticket has no such value, or where the text about a person was erased. */
  readonly actual: unknown;
  readonly expectedText: string;
  readonly actualText: string;
  readonly result: boolean;
}

export interface ExplainedGroup {
  readonly kind: 'all' | 'any' | 'not';
  readonly id: string;
  /** The name of the named condition that stood here. */
  readonly name: string | null;
  readonly result: boolean;
  readonly children: readonly ExplainedNode[];
}

export type ExplainedNode = ExplainedGroup | ExplainedLeaf;

// Recursive: the OpenAPI document calls it an object.
const explained = z.record(z.string(), z.unknown());
export const ExplainedTree = explained as unknown as z.ZodType<ExplainedNode, ExplainedNode>;
export const ExplainedLeafView = explained as unknown as z.ZodType<ExplainedLeaf, ExplainedLeaf>;

export const DecisionOutcome = z.enum(['fired', 'no-match', 'trigger-rejected', 'guarded', 'stopped', 'error']);
export type DecisionOutcome = z.infer<typeof DecisionOutcome>;

/** A property before and after; `changed` is false where the rule asked for what was there already. */
export const FieldChange = z.object({
  field: z.string(),
  label: z.string(),
  before: z.unknown(),
  after: z.unknown(),
  beforeText: z.string(),
  afterText: z.string(),
  changed: z.boolean(),
});
export type FieldChange = z.infer<typeof FieldChange>;

/** `planned`: decided, not yet carried out. `refused`: the ticket did not allow it, `message` says why. `cancelled`: the rule was stopped before. */
export const ActionStatus = z.enum(['planned', 'done', 'unchanged', 'refused', 'failed', 'cancelled']);
export type ActionStatus = z.infer<typeof ActionStatus>;

export const ActionOutcomeView = z.object({
  id: z.string(),
  type: z.string(),
  label: z.string(),
  status: ActionStatus,
  message: z.string().nullable(),
});
export type ActionOutcomeView = z.infer<typeof ActionOutcomeView>;

export const DecisionView = z.object({
  id: z.uuid(),
  ticketId: z.uuid(),
  rule: z.object({ id: z.uuid(), name: z.string(), version: z.int(), hash: z.string() }),
  event: z.object({ id: z.string(), type: z.string(), label: z.string(), version: z.int(), at: instant }),
  outcome: DecisionOutcome,
  branch: DecisionBranch,
  /** Why it did not fire, in a sentence; null where it did. */
  reason: z.string().nullable(),
  tree: ExplainedTree.nullable(),
  changes: z.array(FieldChange),
  actions: z.array(ActionOutcomeView),
  microseconds: z.int(),
  correlationId: z.string(),
  depth: z.int(),
});
export type DecisionView = z.infer<typeof DecisionView>;
export const DecisionList = listOf(DecisionView);

/** A decision in the list of its rule, with the ticket that it was about; null where that is too new to be listed. */
export const RuleDecisionView = DecisionView.extend({ ticket: TicketRef.nullable() });
export type RuleDecisionView = z.infer<typeof RuleDecisionView>;
export const RuleDecisionList = listOf(RuleDecisionView);
export const ListRuleDecisions = z.strictObject({ outcome: DecisionOutcome.optional(), limit: limitQuery, cursor: cursorQuery });

/** Fields of a ticket that rules change; the `field` parameter of `GET /tickets/{id}/decisions`. */
export const BuiltInField = z.enum([
  ...([
    'priority',
    'status',
    'type',
    'severity',
    'subject',
    'teamId',
    'assigneeId',
    'requesterId',
    'tags',
    'followers',
    'comments',
    'escalation',
  ] as const),
]);
export type BuiltInField = z.infer<typeof BuiltInField>;
/** One of them, or a field that the desk has added, as `field.<key>`. */
export const DecidedField = z.union([BuiltInField, CustomField]);
export type DecidedField = z.infer<typeof DecidedField>;
export const ListTicketDecisions = z.strictObject({ field: DecidedField.optional(), limit: limitQuery, cursor: cursorQuery });

export const AskWhyNot = z.strictObject({ ruleId: z.uuid(), eventId: z.string().min(1).max(200).optional() });

/**
 * fired: it did. not-published: it never was live. not-live-then: it went live only later. paused, tripped, archived: it was so then.
 * shadow: only a version in shadow was there, which never acts. not-in-canary: only a canary was there, and the ticket is not in its share.
 * no-event: nothing happened on the ticket that it waits for. The others are the outcomes of decisions.
 */
export const WhyNotVerdict = z.enum([
  'fired',
  'not-published',
  'not-live-then',
  'paused',
  'tripped',
  'archived',
  'shadow',
  'not-in-canary',
  'no-event',
  'trigger-rejected',
  'no-match',
  'guarded',
  'stopped',
  'error',
]);
export type WhyNotVerdict = z.infer<typeof WhyNotVerdict>;

export const WhyNotView = z.object({
  ticketId: z.uuid(),
  rule: Named,
  verdict: WhyNotVerdict,
  /** The answer in a sentence or two, without times of day: only the reader's screen knows their zone. */
  sentence: z.string(),
  /** Where the rule was paused, tripped or archived when the event happened: since when, and until when; `to` is null while it still is. */
  pause: z.object({ from: instant, to: instant.nullable() }).nullable(),
  version: z.int().nullable(),
  event: DecisionView.shape.event.nullable(),
  /** The comparison that kept it from firing with the least to change. */
  nearest: ExplainedLeafView.nullable(),
  tree: ExplainedTree.nullable(),
  /** Whether the conditions held (or would have, where the rule was not live); null: not evaluated. */
  conditionsHold: z.boolean().nullable(),
  /** The record of its firing, for `fired`. */
  decisionId: z.uuid().nullable(),
});
export type WhyNotView = z.infer<typeof WhyNotView>;

/** What a value looks like; decides the operators and the input of the form. `reference` says where the ids come from. */
export const FactType = z.enum(['text', 'choice', 'number', 'boolean', 'date', 'reference', 'list']);
export type FactType = z.infer<typeof FactType>;

export const Choice = z.object({ value: z.string(), label: z.string() });
export const FactView = z.object({
  id: z.string(),
  label: z.string(),
  group: z.enum(['ticket', 'requester', 'organisation', 'event', 'before', 'clocks', 'load', 'fields', 'plugins']),
  type: FactType,
  reference: z.enum(['team', 'agent', 'person', 'organisation']).nullable(),
  choices: z.array(Choice),
  /** Text about a person. */
  personal: z.boolean(),
  /** A day rather than a time. */
  day: z.boolean().optional(),
  /** Archived, or its plugin is gone: rules that were published with it keep it, and no other one may ask for it. */
  gone: z.boolean().optional(),
  /** Ids of the operators that fit, in the order to offer them. */
  operators: z.array(z.string()),
});
export type FactView = z.infer<typeof FactView>;

export const OperatorView = z.object({
  id: z.string(),
  label: z.string(),
  /** none: no value · one: a value of the fact's type · many: a list of them · duration: ISO 8601 such as PT30M · pattern: RE2 · calendar: the id of one · calendar-duration: `{ calendarId, atLeast }`. */
  operand: z.enum(['none', 'one', 'many', 'duration', 'pattern', 'calendar', 'calendar-duration']),
  /** What it means where the fact has no value. */
  missing: z.string(),
});
export type OperatorView = z.infer<typeof OperatorView>;

export const ActionParameterView = z.object({
  name: z.string(),
  label: z.string(),
  input: z.enum([
    'choice',
    'team',
    'agent',
    'person',
    'tags',
    'status',
    'template',
    'line-template',
    'webhook',
    'ladder',
    'ticket-field',
    'field-value',
  ]),
  choices: z.array(Choice),
  /** True: null is allowed and means "nobody" or "none". */
  nullable: z.boolean(),
});
export const ActionView = z.object({
  type: z.string(),
  label: z.string(),
  /** What a person needs to do the same by hand; who publishes a rule with it needs it, too. */
  permission: z.string(),
  reversible: z.boolean(),
  /** True: it reaches people outside. */
  external: z.boolean(),
  parameters: z.array(ActionParameterView),
});
export type ActionView = z.infer<typeof ActionView>;

/** Everything the rule form needs to know. */
export const RuleCatalogView = z.object({
  facts: z.array(FactView),
  operators: z.array(OperatorView),
  actions: z.array(ActionView),
  events: z.array(Choice),
  phases: z.array(Choice),
  actors: z.array(Choice),
  /** Fields that `trigger.changed` may name. */
  changeableFields: z.array(Choice),
  /** What templates may name between double braces. */
  templateVariables: z.array(Choice.extend({ example: z.string() })),
});
export type RuleCatalogView = z.infer<typeof RuleCatalogView>;
