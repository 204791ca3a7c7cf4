import type { DecisionBranch } from '@casewright/contracts';
import type { CompiledRule, RuleHistory, TicketMoment } from '@casewright/rules';

/** A rule that fired on a ticket, at a place in the ticket's stream. */
export interface Firing {
  readonly ruleId: string;
  readonly ruleVersion: number;
  readonly eventId: string;
  readonly eventVersion: number;
  readonly commandId: string;
  readonly correlationId: string;
  /** It did something, or was to. */
  readonly acted: boolean;
  readonly branch: DecisionBranch;
  readonly at: Date;
}

/** A place in the ticket's stream where the conditions of a rule that had fired no longer held. */
export interface Clearing {
  readonly ruleId: string;
  readonly eventVersion: number;
}

export interface TicketPast {
  readonly firings: readonly Firing[];
  readonly clearings: readonly Clearing[];
  /** How often rules that have a limit on all tickets fired within it, by their ids. */
  readonly onAllTickets: ReadonlyMap<string, number>;
}

/** What each rule had done on the ticket before the event; only the past of the event counts, so the answer is the same at any time. */
export function historyBefore({ event }: TicketMoment, past: TicketPast): (rule: CompiledRule) => RuleHistory {
  const firings = past.firings.filter((firing) => firing.eventVersion < event.version);
  const clearings = past.clearings.filter((clearing) => clearing.eventVersion < event.version);
  return ({ document: { ruleId, version } }) => {
    const own = firings.filter((firing) => firing.ruleId === ruleId);
    const last = own.reduce<Firing | null>(
      (latest, firing) => (latest && latest.eventVersion > firing.eventVersion ? latest : firing),
      null,
    );
    return {
      actionsInChain: own.filter(({ acted, correlationId }) => acted && correlationId === event.meta.correlationId).length,
      firedForCommand: own.some((firing) => firing.commandId === event.meta.commandId),
      versionFired: own.some((firing) => firing.ruleVersion === version),
      heldSinceFiring:
        last?.branch === 'then' && !clearings.some((clearing) => clearing.ruleId === ruleId && clearing.eventVersion > last.eventVersion),
      lastWasOtherwise: last?.branch === 'otherwise',
      firedAt: own.map(({ at }) => at.getTime()),
      firingsOfRule: past.onAllTickets.get(ruleId) ?? 0,
    };
  };
}
