import type { TimedRuleEvent } from '@casewright/contracts';
import { idFrom, type Aggregate } from '@casewright/kernel';
import type { Chain } from '@casewright/rules';

/** A rule that waits on a ticket for one stretch of a state. Times are ISO 8601. */
export interface TimedRun {
  readonly run: string;
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** The way of waiting; see `Timing`. */
  readonly plan: string;
  readonly anchor: string;
  readonly episode: string;
  readonly anchorAt: string;
  readonly actAt: string;
  /** Of a rule that waits for its ticket to come to rest: the newest event that it has seen; else 0. */
  readonly through: number;
  readonly chain: Chain;
  readonly state: 'armed' | 'due' | 'fired' | 'skipped' | 'cancelled' | 'suspended';
}

/** All runs of one ticket, by id. */
export type TimedRules = Readonly<Record<string, TimedRun>>;

/**
 * A run acts by the version that is live when its time comes, whichever one armed it, so an episode is acted on at most once however
 * often the rule is published meanwhile. Names its process too.
 */
export const runOf = (ruleId: string, ticketId: string, episode: string): string => `${ruleId}:live:${ticketId}:${episode}`;

/** The stream that holds the runs of a ticket. */
export const timedRulesStream = (ticketId: string): string => idFrom(`timed-rules:${ticketId}`);

/** The rules that wait on one ticket, as they were recorded. */
export const timedRules: Aggregate<TimedRules, TimedRuleEvent> = {
  category: 'timed-rule',
  initial: {},
  stateVersion: 1,
  evolve: (runs, event) => ({ ...runs, [event.data.run]: evolveRun(runs[event.data.run], event) }),
};

function evolveRun(run: TimedRun | undefined, { type, data }: TimedRuleEvent): TimedRun {
  if (type === 'timed-rule.armed') return { ...waiting(data), anchor: data.anchor, episode: data.episode };
  if (!run) throw new Error(`${type} of a run that was never armed`);
  switch (type) {
    case 'timed-rule.moved':
      return { ...run, ...waiting(data) };
    case 'timed-rule.due':
      return { ...run, state: 'due' };
    case 'timed-rule.fired':
      return { ...run, state: 'fired' };
    case 'timed-rule.skipped':
      return { ...run, state: 'skipped' };
    case 'timed-rule.cancelled':
      return { ...run, state: data.because === 'suspended' ? 'suspended' : 'cancelled' };
  }
}

function waiting(data: Extract<TimedRuleEvent, { type: 'timed-rule.armed' | 'timed-rule.moved' }>['data']) {
  const { run, ruleId, ruleVersion, plan, anchorAt, actAt, through, correlationId, causationId, depth } = data;
  const chain = { correlationId, causationId, depth };
  return { run, ruleId, ruleVersion, plan, anchorAt, actAt, through, chain, state: 'armed' as const };
}
