import { z } from 'zod';
import { line } from '../text';
import { ActorView, cursorQuery, limitQuery, listOf, TicketRef } from './common';
import { RuleContent } from './rule-document';
import { DecisionBranch, FactOverrides } from './rule-test';
import { TimedRunState } from './timed-rules.api';
import { ActionStatus, DecisionOutcome, DecisionView, ExplainedTree, FieldChange } from './rules.api';

const instant = z.iso.datetime();
const eventId = z.string().min(1).max(200);

/** What a rule is tried on: one event of one ticket, with some facts as one would like them to have been. */
const occasion = { ticketId: z.uuid(), eventId, overrides: FactOverrides.default({}) };

/** `POST /rules/{id}/try`: the draft alone, as it is saved or as `content` says. */
export const TryRule = z.strictObject({ ...occasion, content: RuleContent.optional() });

/** `POST /rules/try`: the rules that are live now, all together; `draft` takes its place among them. */
export const TryRules = z.strictObject({
  ...occasion,
  draft: z.strictObject({ ruleId: z.uuid().optional(), content: RuleContent.optional() }).optional(),
});

/** An action as it would be: `status` as in decisions, `texts` with everything filled in that would be sent or written. */
export const TriedActionView = z.object({
  id: z.string(),
  type: z.string(),
  label: z.string(),
  external: z.boolean(),
  reversible: z.boolean(),
  status: ActionStatus,
  message: z.string().nullable(),
  texts: z.array(z.object({ label: z.string(), text: z.string() })),
});
export type TriedActionView = z.infer<typeof TriedActionView>;

export const TriedDecisionView = z.object({
  rule: z.object({ id: z.string(), name: z.string(), version: z.int().nullable() }),
  /** True: it is the draft that is tried. */
  isDraft: z.boolean(),
  outcome: DecisionOutcome,
  branch: DecisionBranch,
  reason: z.string().nullable(),
  tree: ExplainedTree.nullable(),
  changes: z.array(FieldChange),
  actions: z.array(TriedActionView),
});
export type TriedDecisionView = z.infer<typeof TriedDecisionView>;

/** What would have happened; nothing did. */
export const TryView = z.object({
  ticketId: z.uuid(),
  event: DecisionView.shape.event,
  decisions: z.array(TriedDecisionView),
  /** What is not known as of then, each in a sentence. */
  unknowable: z.array(z.string()),
});
export type TryView = z.infer<typeof TryView>;

/** Events to try a rule on, the newest first. */
export const OccasionView = z.object({
  event: DecisionView.shape.event,
  ticketId: z.uuid(),
  ticket: TicketRef.nullable(),
  /** Whether the draft would fire. */
  fires: z.boolean(),
});
export type OccasionView = z.infer<typeof OccasionView>;
export const FindOccasions = z.strictObject({ content: RuleContent.optional(), ticket: line(40).optional() });
export const OccasionList = z.object({ items: z.array(OccasionView) });
export type OccasionList = z.infer<typeof OccasionList>;

/** How a saved test of a draft went; `message` says what was otherwise than expected. */
export const TestResultView = z.object({ place: z.int(), name: z.string(), passed: z.boolean(), message: z.string().nullable() });
export type TestResultView = z.infer<typeof TestResultView>;
export const RunTests = z.strictObject({ content: RuleContent.optional() });
export const TestResults = z.object({ items: z.array(TestResultView) });
export type TestResults = z.infer<typeof TestResults>;

export const BacktestStatus = z.enum(['queued', 'running', 'done', 'cancelled', 'interrupted', 'failed']);
export type BacktestStatus = z.infer<typeof BacktestStatus>;

/** The stretch of recorded history that is replayed: from `from` on, and before `to`. */
export const StartBacktest = z
  .strictObject({ from: instant, to: instant, content: RuleContent.optional() })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'Must not be before the beginning' });

const sides = z.object({ draft: z.int(), active: z.int() });

const BacktestSample = z.object({
  ticketId: z.uuid(),
  ticket: TicketRef.nullable(),
  event: z.object({ id: z.string(), label: z.string(), at: instant }),
});

/** How the waiting of draft and published version would have gone. */
const TimedReplayView = z.object({
  /** Waits on tickets in the stretch, and those of them that last longer than it. */
  armed: sides,
  waiting: sides,
  /** How the others ended, the most frequent first. */
  endings: z.array(sides.extend({ state: TimedRunState.exclude(['armed']), reason: z.string().nullable() })),
  /** Times of schedules in the stretch, the tickets that they selected, and those beyond the most that one run takes. */
  runs: sides,
  subjects: sides,
  leftOut: sides,
});
export type TimedReplayView = z.infer<typeof TimedReplayView>;

/** Draft and published version on the same events. `day` is one of UTC. */
export const BacktestResult = z.object({
  events: z.int(),
  tickets: z.int(),
  fires: sides,
  guarded: sides,
  errors: sides,
  days: z.array(sides.extend({ day: z.iso.date() })),
  /** Events on which only the draft fires, and those on which only the published version does; the newest as samples. */
  added: z.object({ count: z.int(), samples: z.array(BacktestSample) }),
  removed: z.object({ count: z.int(), samples: z.array(BacktestSample) }),
  /** The changes that were made most often. */
  changes: z.array(sides.extend({ field: z.string(), label: z.string(), beforeText: z.string(), afterText: z.string() })),
  /** What would have gone out or been written, by kind of action; each counted where it would have had an effect. */
  effects: z.array(sides.extend({ type: z.string(), label: z.string(), external: z.boolean() })),
  /** Other rules that fire oftener or less often on these events because of the draft. */
  others: z.array(z.object({ id: z.string(), name: z.string(), added: z.int(), removed: z.int() })),
  unknowable: z.array(z.string()),
  /** Where one of the two waits for times; else null. */
  timed: TimedReplayView.nullable(),
});
export type BacktestResult = z.infer<typeof BacktestResult>;

export const BacktestView = z.object({
  id: z.uuid(),
  ruleId: z.uuid(),
  status: BacktestStatus,
  from: instant,
  to: instant,
  /** The published version that the draft is compared with; null where there is none. */
  version: z.int().nullable(),
  /** Events replayed, and how far through the stretch that is, from 0 to 1. */
  progress: z.object({ events: z.int(), share: z.number() }),
  createdAt: instant,
  createdBy: ActorView,
  finishedAt: instant.nullable(),
  message: z.string().nullable(),
  result: BacktestResult.nullable(),
});
export type BacktestView = z.infer<typeof BacktestView>;

/** The backtests of a rule, the newest first, without their results. */
export const BacktestList = listOf(BacktestView.omit({ result: true }));
export type BacktestRow = Omit<BacktestView, 'result'>;
export const ListBacktests = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
