import type { TimedRuleEvent } from '@casewright/contracts';
import type { Chain } from '@casewright/rules';
import { runOf, type TimedRules } from './timed-rules';

/** An event that a rule waits for, after which its ticket has to come to rest. Times are ISO 8601. */
export interface Stir {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly plan: string;
  /** The place of the event in the ticket's stream. */
  readonly version: number;
  readonly at: string;
  readonly actAt: string;
  readonly chain: Chain;
}

/** What rules count from that wait for their ticket to come to rest. */
export const restAnchor = 'rest';

/** The first event of a stretch arms the rule, each later one puts it off. An event that was seen before changes nothing. */
export function stir(runs: TimedRules, ticketId: string, stirs: readonly Stir[]): readonly TimedRuleEvent[] {
  return stirs.flatMap(({ ruleId, version, at, chain, ...wait }): TimedRuleEvent[] => {
    const own = Object.values(runs).filter((run) => run.ruleId === ruleId && run.anchor === restAnchor);
    if (own.some(({ through }) => through >= version)) return [];
    const waiting = own.find(({ state }) => state === 'armed');
    const episode = waiting?.episode ?? `${restAnchor}:${version}`;
    const data = { run: runOf(ruleId, ticketId, episode), ticketId, ruleId, ...wait, anchorAt: at, through: version, ...chain };
    if (waiting) return [{ type: 'timed-rule.moved', data }];
    return [{ type: 'timed-rule.armed', data: { ...data, episode, anchor: restAnchor, beganAt: at } }];
  });
}
