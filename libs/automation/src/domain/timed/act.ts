import type { TimedRuleEvent } from '@casewright/contracts';
import type { Decision } from '@casewright/rules';
import { cancelled, type CancelReason } from './follow';
import type { TimedRules } from './timed-rules';

/** How a run ended that came to its time. */
export type TimedOutcome =
  | { readonly kind: 'fired'; readonly version: number }
  | { readonly kind: 'skipped'; readonly reason: string }
  | { readonly kind: 'cancelled'; readonly why: CancelReason };

/** Of what was decided when the time came. */
export const outcomeOf = ({ outcome, reason, rule }: Decision): TimedOutcome =>
  outcome === 'fired'
    ? { kind: 'fired', version: rule.document.version }
    : { kind: 'skipped', reason: reason ?? 'Its conditions did not hold.' };

/** Its time has come. Nothing where it does not wait any more, or waits for a later time. */
export function comeDue(runs: TimedRules, run: string, ticketId: string, at: string): readonly TimedRuleEvent[] {
  const waiting = runs[run];
  if (waiting?.state !== 'armed' || waiting.actAt > at) return [];
  return [{ type: 'timed-rule.due', data: { run, ticketId, ruleId: waiting.ruleId, at } }];
}

/** What became of a run that was due. */
export function conclude(runs: TimedRules, run: string, ticketId: string, outcome: TimedOutcome, at: string): readonly TimedRuleEvent[] {
  const due = runs[run];
  if (due?.state !== 'due') return [];
  const data = { run, ticketId, ruleId: due.ruleId, at };
  switch (outcome.kind) {
    case 'fired':
      return [{ type: 'timed-rule.fired', data: { ...data, ruleVersion: outcome.version } }];
    case 'skipped':
      return [{ type: 'timed-rule.skipped', data: { ...data, reason: outcome.reason } }];
    case 'cancelled':
      return [cancelled(due, ticketId, outcome.why, at)];
  }
}
