import type { CompiledRule, WakeUpCause } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { recordOf } from '../../domain/decision-record';
import { outcomeOf, type TimedOutcome } from '../../domain/timed/act';
import { timedPlanOf } from '../../domain/timed/timed-plan';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { PastDecisions } from '../../read-model/decisions/past-decisions.query';
import { Breaker } from '../breaker';
import { CarryOut } from '../carry-out';
import { Counting } from '../counting';
import { DecisionStore } from '../decision-store';
import { DecideOnWakeUp, type Unseen, type WakeUpDecision } from './decide-on-wake-up';
import { TimedDivergence, type TimedOccasion } from './timed-divergence';

const ticketGone: TimedOutcome = { kind: 'skipped', reason: 'The ticket is gone.' };

/**
 * One rule on one ticket at a time of its own: the same evaluation, records and commands as for an event. When an attempt is repeated,
 * what it had stored is carried out and nothing is decided anew.
 */
@Injectable()
export class RunOnWakeUp {
  constructor(
    private readonly live: LiveRules,
    private readonly deciding: DecideOnWakeUp,
    private readonly counting: Counting,
    private readonly past: PastDecisions,
    private readonly decisions: DecisionStore,
    private readonly divergence: TimedDivergence,
    private readonly carryOut: CarryOut,
    private readonly breaker: Breaker,
  ) {}

  async run(rule: CompiledRule, ticketId: string, cause: WakeUpCause, occasion: TimedOccasion): Promise<TimedOutcome> {
    const earlier = await this.goOn(ticketId, cause);
    if (earlier) return earlier;
    const decided = await this.counting.run([rule], () => this.decide(rule, ticketId, cause, occasion));
    if (!decided) return ticketGone;
    return (await this.goOn(ticketId, cause)) ?? outcomeOf(decided.decision);
  }

  /** Carries out what an earlier attempt has decided; null where it has not. A rule that was stopped since then has nothing left to do, and fired all the same. */
  async goOn(ticketId: string, cause: WakeUpCause): Promise<TimedOutcome | null> {
    const records = await this.past.fired(ticketId, cause.eventId);
    const [record] = records;
    if (!record) return null;
    const { correlationId, depth } = cause;
    const meta = { commandId: cause.eventId, actor: { kind: 'process' as const, id: 'timed-rule' }, correlationId, depth };
    const event = { eventId: cause.eventId, meta: { ...meta, causationId: cause.causationId, at: cause.at } };
    const failed = await this.carryOut.all(records, event);
    for (const { ruleId, ruleVersion: version } of failed) await this.breaker.failed({ ruleId, version }, event);
    return { kind: 'fired', version: record.ruleVersion };
  }

  /** A version in shadow: what it decides is noted, and nothing follows. */
  async watch(rule: CompiledRule, ticketId: string, cause: WakeUpCause, occasion: TimedOccasion, unseen: Unseen): Promise<TimedOutcome> {
    const decided = await this.deciding.decide(rule, ticketId, cause, unseen);
    if (!decided) return ticketGone;
    await this.divergence.note(timedPlanOf(await this.live.set()), decided.decision, decided.moment, occasion);
    return outcomeOf(decided.decision);
  }

  private async decide(rule: CompiledRule, ticketId: string, cause: WakeUpCause, occasion: TimedOccasion): Promise<WakeUpDecision | null> {
    const decided = await this.deciding.decide(rule, ticketId, cause);
    if (!decided) return null;
    const { decision, moment, firings } = decided;
    const { ruleId, guards } = rule.document;
    const cleared = guards.once === 'until-false' && (decision.outcome === 'no-match' || decision.branch === 'otherwise');
    await this.decisions.clear(ticketId, cleared ? [ruleId] : [], moment.event.version);
    await this.breaker.look([decision], () => firings, moment.event);
    await this.divergence.note(timedPlanOf(await this.live.set()), decision, moment, occasion);
    await this.decisions.store([recordOf(decision, moment)]);
    return decided;
  }
}
