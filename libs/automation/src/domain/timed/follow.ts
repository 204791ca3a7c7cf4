import type { TimedRuleEvent } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import type { Chain } from '@casewright/rules';
import { runOf, timedRules, type TimedRules, type TimedRun } from './timed-rules';

/** What a live rule wants of a ticket now. Times are ISO 8601. */
export interface Wish {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly plan: string;
  readonly anchor: string;
  /** The stretch that holds now; null: none does. */
  readonly episode: {
    readonly id: string;
    readonly beganAt: string;
    readonly chain: Chain;
    /** Null while the time that the rule counts from is not known. */
    readonly due: { readonly anchorAt: string; readonly actAt: string } | null;
    /** Until then it makes sense to begin to wait; null: at any time. What was to happen before a time need not happen after it. */
    readonly latest: string | null;
  } | null;
  /** The conditions that end the waiting hold. */
  readonly cancels: 'yes' | 'no';
}

/** Brings the runs of a ticket in line with what its live rules want. What waits for a rule that is no longer live waits on; it is skipped then. */
export function follow(runs: TimedRules, ticketId: string, wishes: readonly Wish[], at: string): readonly TimedRuleEvent[] {
  const events: TimedRuleEvent[] = [];
  for (const wish of wishes) events.push(...followOne(fold(timedRules, events, runs), ticketId, wish, at));
  return events;
}

function followOne(runs: TimedRules, ticketId: string, wish: Wish, at: string): readonly TimedRuleEvent[] {
  const { episode, ruleId } = wish;
  const current = episode && runOf(ruleId, ticketId, episode.id);
  const left = Object.values(runs).filter((run) => run.ruleId === ruleId && run.state === 'armed' && run.run !== current);
  const events = left.map((run) => cancelled(run, ticketId, run.anchor === wish.anchor ? ended : changed, at));
  const here = current === null ? [] : atEpisode(runs[current], ticketId, wish, at);
  const armed = fold(timedRules, here, runs)[current ?? ''];
  const stopped = wish.cancels === 'yes' && armed?.state === 'armed' ? [cancelled(armed, ticketId, condition, at)] : [];
  return [...events, ...here, ...stopped];
}

function atEpisode(run: TimedRun | undefined, ticketId: string, wish: Wish, at: string): readonly TimedRuleEvent[] {
  const { episode } = wish;
  if (!episode) return [];
  if (!episode.due) return run?.state === 'armed' ? [cancelled(run, ticketId, unknown, at)] : [];
  const tooLate = episode.latest !== null && episode.latest <= at;
  if (!run || run.state === 'suspended') return tooLate ? [] : [armed(wish, episode, episode.due, ticketId)];
  const same = run.anchorAt === episode.due.anchorAt && run.plan === wish.plan;
  if (run.state !== 'armed' || same) return [];
  return [{ type: 'timed-rule.moved', data: { ...waitFor(wish, episode.id, episode.due, ticketId), ...episode.chain } }];
}

type Episode = NonNullable<Wish['episode']>;
type Due = NonNullable<Episode['due']>;

function waitFor({ ruleId, ruleVersion, plan }: Wish, episode: string, due: Due, ticketId: string) {
  return { run: runOf(ruleId, ticketId, episode), ticketId, ruleId, ruleVersion, plan, ...due, through: 0 };
}

function armed(wish: Wish, { id, beganAt, chain }: Episode, due: Due, ticketId: string): TimedRuleEvent {
  const data = { ...waitFor(wish, id, due, ticketId), ...chain, episode: id, anchor: wish.anchor, beganAt };
  return { type: 'timed-rule.armed', data };
}

type Cancelled = Extract<TimedRuleEvent, { type: 'timed-rule.cancelled' }>['data'];
type Why = Pick<Cancelled, 'because' | 'reason'>;

const ended: Why = { because: 'ended', reason: 'What it waited with has ended.' };
const changed: Why = { because: 'suspended', reason: 'The rule was published anew and counts from another time.' };
const unknown: Why = { because: 'suspended', reason: 'The clock that it counts from stands still.' };
const condition: Why = { because: 'cancel-when', reason: 'What ends its waiting came true.' };

const cancelled = ({ run, ruleId }: TimedRun, ticketId: string, why: Why, at: string): TimedRuleEvent => ({
  type: 'timed-rule.cancelled',
  data: { run, ruleId, ticketId, ...why, at },
});
