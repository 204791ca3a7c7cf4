import { z } from 'zod';
import { Named } from './common';
import { RuleContent } from './rule-document';

/**
 * never-holds: the conditions cannot hold. unreachable: a part of them cannot. dead-reference: it names somebody or something that is
 * gone. shadowed: another one runs before, stops, and holds wherever this one would. duplicate: another one says the same. same-field: it
 * sets a property over what another one has set. personal-outside: text about people goes to a webhook or a plugin. slow: it takes long.
 * never-fired: it acted on none of the events, or at none of the times, that it waits for. always-fired: it acted on each of the events.
 * ring: rules start each other, and a guard ends it.
 */
export const RuleFindingKind = z.enum([
  'never-holds',
  'dead-reference',
  'personal-outside',
  'unreachable',
  'shadowed',
  'duplicate',
  'same-field',
  'slow',
  'never-fired',
  'always-fired',
  'ring',
]);
export type RuleFindingKind = z.infer<typeof RuleFindingKind>;

/** error: the rule does not do what it says. warning: it may not. note: worth knowing. */
export const RuleFindingSeverity = z.enum(['error', 'warning', 'note']);
export type RuleFindingSeverity = z.infer<typeof RuleFindingSeverity>;

/** A draft that puts it right and changes nothing else; offered only where nobody has begun another draft. */
export const RuleFix = z.object({ label: z.string(), content: RuleContent });
export type RuleFix = z.infer<typeof RuleFix>;

export const RuleFindingView = z.object({
  /** The same as long as the finding is the same. */
  id: z.string(),
  kind: RuleFindingKind,
  severity: RuleFindingSeverity,
  rule: Named,
  /** The revision of the rule, for the If-Match of a fix. */
  revision: z.int(),
  /** The other rules that it is about. */
  others: z.array(Named),
  /** JSON pointer into the document; empty where it is about the whole rule. */
  pointer: z.string(),
  /** What is wrong, in a sentence. */
  reason: z.string(),
  /** What to do about it, in a sentence. */
  advice: z.string(),
  /** Tickets of the last 30 days that it touched: on which the rule fired, or both rules did where it is about two. */
  tickets: z.int(),
  fix: RuleFix.nullable(),
});
export type RuleFindingView = z.infer<typeof RuleFindingView>;

/** `GET /rules/health`: what is wrong with the live rules, the worst first. */
export const RuleHealthView = z.object({
  checkedAt: z.iso.datetime(),
  /** How many days of history were looked at. */
  days: z.int(),
  /** Live rules, and events in those days that at least one of them waits for. */
  rules: z.int(),
  events: z.int(),
  findings: z.array(RuleFindingView),
  /** True: this is not all. There are more of some kind than are shown, or the rules were too many to compare each with all before it. */
  cut: z.boolean(),
});
export type RuleHealthView = z.infer<typeof RuleHealthView>;
