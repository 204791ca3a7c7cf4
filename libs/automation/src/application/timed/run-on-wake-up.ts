import {
  evaluate,
  ruleEventOf,
  wakeUpMoment,
  type CompiledRule,
  type Decision,
  type TicketMoment,
  type WakeUpCause,
} from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { recordOf } from '../../domain/decision-record';
import { historyBefore } from '../../domain/rule-history';
import type { TimedOutcome } from '../../domain/timed/act';
import { ticketLanguage } from '../../domain/ticket-language';
import { PastDecisions } from '../../read-model/decisions/past-decisions.query';
import { TicketMoments } from '../../read-model/tickets/ticket-moments';
import { Breaker } from '../breaker';
import { CarryOut } from '../carry-out';
import { DecisionStore } from '../decision-store';
import { LookUps } from '../look-ups/look-ups';

/**
 * One rule on one ticket at a time of its own: the same evaluation, records and commands as for an event. When an attempt is repeated,
 * what it had stored is carried out and nothing is decided anew.
 */
@Injectable()
export class RunOnWakeUp {
  constructor(
    private readonly moments: TicketMoments,
    private readonly lookUps: LookUps,
    private readonly past: PastDecisions,
    private readonly decisions: DecisionStore,
    private readonly carryOut: CarryOut,
    private readonly breaker: Breaker,
  ) {}

  async run(rule: CompiledRule, ticketId: string, cause: WakeUpCause): Promise<TimedOutcome> {
    const moment = wakeUpMoment(await this.moments.stream(ticketId), cause);
    if (!moment) return { kind: 'skipped', reason: 'The ticket is gone.' };
    const [earlier] = await this.past.fired(ticketId, cause.eventId);
    if (!earlier) {
      const decision = await this.decide(rule, moment);
      if (decision.outcome !== 'fired') return { kind: 'skipped', reason: decision.reason ?? 'Its conditions did not hold.' };
    }
    const records = await this.past.fired(ticketId, cause.eventId);
    const failed = await this.carryOut.all(records, moment.event);
    for (const { ruleId, ruleVersion: version } of failed) await this.breaker.failed({ ruleId, version }, moment.event);
    return { kind: 'fired', version: records[0]?.ruleVersion ?? rule.document.version };
  }

  private async decide(rule: CompiledRule, moment: TicketMoment): Promise<Decision> {
    const facts = (await this.moments.facts(moment)).withLookUps(await this.lookUps.take(moment, rule.needs));
    const past = await this.past.onTicket(moment.ticketId);
    const onAllTickets = await this.past.onAllTickets([rule], moment);
    const { decision } = evaluate(rule, facts, ruleEventOf(moment), {
      history: historyBefore(afterAll(moment), { ...past, onAllTickets }),
      explain: () => true,
      stopwatch: () => performance.now() * 1000,
    });
    const cleared = rule.document.guards.once === 'until-false' && (decision.outcome === 'no-match' || decision.branch === 'otherwise');
    await this.decisions.clear(moment.ticketId, cleared ? [rule.document.ruleId] : [], moment.event.version);
    await this.breaker.look([decision], ({ document }) => onAllTickets.get(document.ruleId) ?? 0, moment.event);
    await this.decisions.store([recordOf(decision, moment, ticketLanguage.catalog)]);
    return decision;
  }
}

/** A wake-up comes after everything that is on the ticket, what other rules did on its last event included. */
const afterAll = (moment: TicketMoment): TicketMoment => ({ ...moment, event: { ...moment.event, version: moment.event.version + 1 } });
