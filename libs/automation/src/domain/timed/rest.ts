import type { TimedRuleEvent } from '@casewright/contracts';
import type { Chain } from '@casewright/rules';
import { stageOf } from './follow';
import { runsOf, runsWith, type TimedRules, type TimedRun, type Waiter } from './timed-rules';

/** An event that a rule waits for, after which its ticket has to come to rest. Times are ISO 8601. */
export interface Stir extends Waiter {
  /** The place of the event in the ticket's stream. */
  readonly version: number;
  readonly at: string;
  readonly actAt: string;
  readonly chain: Chain;
}

/** What rules count from that wait for their ticket to come to rest. */
export const restAnchor = 'rest';

const restsOf = (runs: TimedRules, waiter: Waiter): readonly TimedRun[] =>
  runsOf(runs, waiter).filter(({ anchor }) => anchor === restAnchor);

/** The first event of a stretch arms the rule, each later one puts it off. An event that was seen before changes nothing. */
export function stir(runs: TimedRules, ticketId: string, stirs: readonly Stir[]): readonly TimedRuleEvent[] {
  return stirs.flatMap((one): TimedRuleEvent[] => {
    const own = restsOf(runs, one);
    if (own.some(({ through }) => through >= one.version)) return [];
    const waiting = own.find(({ state }) => state === 'armed');
    if (waiting) return [{ type: 'timed-rule.moved', data: waitFor(waiting.run, one, ticketId) }];
    const episode = `${restAnchor}:${one.version}`;
    return [armed(runsWith(runs, one, ticketId, episode).next, one, episode, ticketId)];
  });
}

/** The event after which a rule waited on a ticket when it was stopped; null where it did not, or has waited since. */
export function stoppedAfter(runs: TimedRules, waiter: Waiter): number | null {
  const own = restsOf(runs, waiter);
  const newest = Math.max(...own.map(({ through }) => through));
  const last = own.filter(({ through }) => through === newest);
  return last.length > 0 && last.every(({ state }) => state === 'stopped') ? newest : null;
}

/** Waits on with the rest of a stretch, once the rule goes on that was stopped in it; as a run of its own, since the last event that counts. */
export function stirAgain(runs: TimedRules, ticketId: string, last: Stir): readonly TimedRuleEvent[] {
  const stopped = restsOf(runs, last).find(({ through }) => through === stoppedAfter(runs, last));
  if (!stopped) return [];
  return [armed(runsWith(runs, last, ticketId, stopped.episode).next, last, stopped.episode, ticketId)];
}

function waitFor(run: string, { ruleId, ruleVersion, plan, version, at, actAt, chain }: Stir, ticketId: string) {
  return { run, ticketId, ruleId, ruleVersion, plan, actAt, anchorAt: at, through: version, ...chain };
}

const armed = (run: string, one: Stir, episode: string, ticketId: string): TimedRuleEvent => ({
  type: 'timed-rule.armed',
  data: { ...waitFor(run, one, ticketId), episode, anchor: restAnchor, beganAt: one.at, ...stageOf(one) },
});
