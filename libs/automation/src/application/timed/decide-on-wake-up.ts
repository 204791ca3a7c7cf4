import type { TicketEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import {
  requestersIn,
  evaluate,
  ruleEventOf,
  wakeUpMoment,
  type CompiledRule,
  type Decision,
  type TicketMoment,
  type WakeUpCause,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { historyBefore } from '../../domain/rule-history';
import { afterAll } from '../../domain/timed/after-all';
import { PastDecisions } from '../../read-model/decisions/past-decisions.query';
import { TicketMoments } from '../../read-model/tickets/ticket-moments';
import { LookUps } from '../look-ups/look-ups';

/** What a rule decided at a time of its own, and how often it had fired within its limit on all tickets. */
export interface WakeUpDecision {
  readonly decision: Decision;
  readonly moment: TicketMoment;
  readonly firings: number;
}

/** Deeds of another version of the rule that count as not done: those of some of its wake-ups, or all in a chain. */
export interface Unseen {
  readonly events: readonly string[];
  readonly chain?: string;
}

/** Asks one rule on one ticket at a time of its own, by the same evaluation as for an event. Nothing follows from it here. */
@Injectable()
export class DecideOnWakeUp {
  constructor(
    private readonly moments: TicketMoments,
    private readonly lookUps: LookUps,
    private readonly past: PastDecisions,
  ) {}

  /** Null where the ticket is gone. A version that stands in the place of another one does not see what that one did. */
  async decide(rule: CompiledRule, ticketId: string, cause: WakeUpCause, unseen: Unseen = { events: [] }): Promise<WakeUpDecision | null> {
    const { ruleId } = rule.document;
    const isUnseen = (eventId: string | null, chain: string) =>
      (eventId !== null && unseen.events.includes(eventId)) || chain === unseen.chain;
    const isDeed = ({ meta: { actor, causationId, correlationId } }: Stored<TicketEvent>) =>
      actor.kind === 'rule' && actor.id === ruleId && isUnseen(causationId, correlationId);
    const moment = wakeUpMoment(
      (await this.moments.stream(ticketId)).filter((event) => !isDeed(event)),
      cause,
    );
    if (!moment) return null;
    const facts = (await this.moments.facts(moment, requestersIn([rule]))).withLookUps(await this.lookUps.take(moment, rule.needs));
    const { firings, clearings } = await this.past.onTicket(ticketId);
    const onAllTickets = await this.past.onAllTickets([rule], moment, 'around');
    const seen = firings.filter((firing) => firing.ruleId !== ruleId || !isUnseen(firing.eventId, firing.correlationId));
    const { decision } = evaluate(rule, facts, ruleEventOf(moment), {
      history: historyBefore(afterAll(moment), { firings: seen, clearings, onAllTickets }),
      explain: () => true,
      stopwatch: () => performance.now() * 1000,
    });
    return { decision, moment, firings: onAllTickets.get(ruleId) ?? 0 };
  }
}
