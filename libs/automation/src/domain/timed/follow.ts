import type { TimedRuleEvent } from '@casewright/contracts';
import { fold } from '@casewright/kernel';
import type { Chain } from '@casewright/rules';
import { runsOf, runsWith, timedRules, type TimedRules, type TimedRun, type Waiter } from './timed-rules';

/** What a version that waits for a time wants of a ticket now. Times are ISO 8601. */
export interface Wish extends Waiter {
  readonly anchor: string;
  /** The stretch that holds now; null: none does. `elsewhere`: the ticket is another version's to act on. */
  readonly episode:
    | 'elsewhere'
    | {
        readonly id: string;
        readonly beganAt: string;
        readonly chain: Chain;
        /** Null while the time that the rule counts from is not known. */
        readonly due: { readonly anchorAt: string; readonly actAt: string } | null;
        /** Until then it makes sense to begin to wait; null: at any time. What was to happen before a time need not happen after it. */
        readonly latest: string | null;
      }
    | null;
  /** The conditions that end the waiting hold. */
  readonly cancels: 'yes' | 'no';
}

type Episode = Exclude<Wish['episode'], 'elsewhere' | null>;
type Due = NonNullable<Episode['due']>;

/** Brings the runs of a ticket in line with what its live rules want. What waits for a rule that was stopped is ended by whoever looks for such. */
export function follow(runs: TimedRules, ticketId: string, wishes: readonly Wish[], at: string): readonly TimedRuleEvent[] {
  const events: TimedRuleEvent[] = [];
  for (const wish of wishes) events.push(...followOne(fold(timedRules, events, runs), ticketId, wish, at));
  return events;
}

function followOne(runs: TimedRules, ticketId: string, wish: Wish, at: string): readonly TimedRuleEvent[] {
  const episode = wish.episode === 'elsewhere' ? null : wish.episode;
  const left = runsOf(runs, wish).filter((run) => run.state === 'armed' && run.episode !== episode?.id);
  const why = (run: TimedRun) => {
    if (wish.episode === 'elsewhere') return elsewhere;
    return run.anchor === wish.anchor ? ended : changed;
  };
  const events = left.map((run) => cancelled(run, ticketId, why(run), at));
  if (!episode) return events;
  const here = atEpisode(runs, ticketId, wish, episode, at);
  const { last } = runsWith(fold(timedRules, here, runs), wish, ticketId, episode.id);
  const stopped = wish.cancels === 'yes' && last?.state === 'armed' ? [cancelled(last, ticketId, condition, at)] : [];
  return [...events, ...here, ...stopped];
}

function atEpisode(runs: TimedRules, ticketId: string, wish: Wish, episode: Episode, at: string): readonly TimedRuleEvent[] {
  const { last, next } = runsWith(runs, wish, ticketId, episode.id);
  if (!episode.due) return last?.state === 'armed' ? [cancelled(last, ticketId, unknown, at)] : [];
  const tooLate = episode.latest !== null && episode.latest <= at;
  if (!last || last.state === 'stopped') return tooLate ? [] : [armed(next, wish, episode, episode.due, ticketId)];
  if (last.state === 'suspended') return tooLate ? [] : [armed(last.run, wish, episode, episode.due, ticketId)];
  const same = last.anchorAt === episode.due.anchorAt && last.plan === wish.plan;
  if (last.state !== 'armed' || same) return [];
  return [{ type: 'timed-rule.moved', data: { ...waitFor(last.run, wish, episode.due, ticketId), ...episode.chain } }];
}

function waitFor(run: string, { ruleId, ruleVersion, plan }: Wish, due: Due, ticketId: string) {
  return { run, ticketId, ruleId, ruleVersion, plan, ...due, through: 0 };
}

function armed(run: string, wish: Wish, { id, beganAt, chain }: Episode, due: Due, ticketId: string): TimedRuleEvent {
  const data = { ...waitFor(run, wish, due, ticketId), ...chain, episode: id, anchor: wish.anchor, beganAt, ...stageOf(wish) };
  return { type: 'timed-rule.armed', data };
}

/** For the event of arming. */
export const stageOf = ({ stage }: Waiter): { readonly stage?: 'shadow' } => (stage === 'shadow' ? { stage } : {});

type Cancelled = Extract<TimedRuleEvent, { type: 'timed-rule.cancelled' }>['data'];
/** Why a run ends without having come to its time. */
export type CancelReason = Pick<Cancelled, 'because' | 'reason' | 'by'>;

const ended: CancelReason = { because: 'ended', reason: 'What it waited with has ended.' };
const changed: CancelReason = { because: 'suspended', reason: 'The rule was published anew and counts from another time.' };
/** Can wait again once the ticket is its own to act on. */
export const elsewhere: CancelReason = { because: 'suspended', reason: 'Another version of the rule acts on this ticket now, or none.' };
const unknown: CancelReason = { because: 'suspended', reason: 'The clock that it counts from stands still.' };
const condition: CancelReason = { because: 'cancel-when', reason: 'What ends its waiting came true.' };

export const cancelled = ({ run, ruleId }: TimedRun, ticketId: string, why: CancelReason, at: string): TimedRuleEvent => ({
  type: 'timed-rule.cancelled',
  data: { run, ruleId, ticketId, ...why, at },
});

/** Ends those of the runs that wait still; one that is acting ends by itself. */
export const endWaiting = (runs: TimedRules, ticketId: string, wanted: ReadonlyMap<string, CancelReason>, at: string): TimedRuleEvent[] =>
  Object.values(runs).flatMap((run) => {
    const why = run.state === 'armed' ? wanted.get(run.run) : undefined;
    return why ? [cancelled(run, ticketId, why, at)] : [];
  });
