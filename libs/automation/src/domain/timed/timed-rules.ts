import type { TimedRuleEvent } from '@casewright/contracts';
import { idFrom, type Aggregate } from '@casewright/kernel';
import type { Chain } from '@casewright/rules';

/** A version of a rule that waits, or is to. One in shadow waits beside the others and never acts. */
export interface Waiter {
  readonly ruleId: string;
  readonly ruleVersion: number;
  /** The way of waiting; see `Timing`. */
  readonly plan: string;
  readonly stage: 'live' | 'shadow';
}

/** A rule that waits on a ticket for one stretch of a state. Times are ISO 8601. */
export interface TimedRun extends Waiter {
  readonly run: string;
  readonly anchor: string;
  readonly episode: string;
  readonly anchorAt: string;
  readonly actAt: string;
  /** Of a rule that waits for its ticket to come to rest: the newest event that it has seen; else 0. */
  readonly through: number;
  readonly chain: Chain;
  readonly state: 'armed' | 'due' | 'fired' | 'skipped' | 'cancelled' | 'suspended' | 'stopped';
}

/** All runs of one ticket, by id. */
export type TimedRules = Readonly<Record<string, TimedRun>>;

/**
 * A run acts by the version that is live when its time comes, whichever one armed it, so an episode is acted on at most once however
 * often the rule is published meanwhile; a version in shadow has runs of its own. `again` counts the stops that the episode has seen.
 * Names its process too.
 */
export function runOf({ ruleId, ruleVersion, stage }: Omit<Waiter, 'plan'>, ticketId: string, episode: string, again = 0): string {
  const version = stage === 'live' ? 'live' : `shadow@${ruleVersion}`;
  return `${ruleId}:${version}:${ticketId}:${episode}${again === 0 ? '' : `:again-${again}`}`;
}

/** The runs of a rule on a ticket, or of one version of it where that is in shadow. */
export const runsOf = (runs: TimedRules, { ruleId, ruleVersion, stage }: Omit<Waiter, 'plan'>): readonly TimedRun[] =>
  Object.values(runs).filter(
    (run) => run.ruleId === ruleId && run.stage === stage && (stage === 'live' || run.ruleVersion === ruleVersion),
  );

/** The last run with one episode, and the name of one that would come after it. */
export function runsWith(runs: TimedRules, waiter: Omit<Waiter, 'plan'>, ticketId: string, episode: string) {
  const count = runsOf(runs, waiter).filter((run) => run.episode === episode).length;
  const last = count === 0 ? undefined : runs[runOf(waiter, ticketId, episode, count - 1)];
  return { last, next: runOf(waiter, ticketId, episode, count) };
}

/** The stream that holds the runs of a ticket. */
export const timedRulesStream = (ticketId: string): string => idFrom(`timed-rules:${ticketId}`);

/** The rules that wait on one ticket, as they were recorded. */
export const timedRules: Aggregate<TimedRules, TimedRuleEvent> = {
  category: 'timed-rule',
  initial: {},
  stateVersion: 2,
  evolve: (runs, event) => ({ ...runs, [event.data.run]: evolveRun(runs[event.data.run], event) }),
};

function evolveRun(run: TimedRun | undefined, { type, data }: TimedRuleEvent): TimedRun {
  if (type === 'timed-rule.armed') return { ...waiting(data), stage: data.stage ?? 'live', anchor: data.anchor, episode: data.episode };
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
      return { ...run, state: data.because === 'suspended' || data.because === 'stopped' ? data.because : 'cancelled' };
  }
}

function waiting(data: Extract<TimedRuleEvent, { type: 'timed-rule.armed' | 'timed-rule.moved' }>['data']) {
  const { run, ruleId, ruleVersion, plan, anchorAt, actAt, through, correlationId, causationId, depth } = data;
  const chain = { correlationId, causationId, depth };
  return { run, ruleId, ruleVersion, plan, anchorAt, actAt, through, chain, state: 'armed' as const };
}
