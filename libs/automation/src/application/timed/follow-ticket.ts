import type { SlaEvent, TicketEvent } from '@casewright/contracts';
import { Clock, fold, followingMeta, type CommandMeta, type Stored } from '@casewright/kernel';
import type { FactReader } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { follow } from '../../domain/timed/follow';
import { stir, stirAgain, stoppedAfter, type Stir } from '../../domain/timed/rest';
import { stirOf } from '../../domain/timed/stirs';
import { timedPlanOf, type TimedPlan } from '../../domain/timed/timed-plan';
import { timedRules, timedRulesStream, type TimedRules } from '../../domain/timed/timed-rules';
import { mayAct, waiterOf } from '../../domain/timed/wish-of';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { TicketMoments, type TicketStream } from '../../read-model/tickets/ticket-moments';
import { LookUps } from '../look-ups/look-ups';
import { TimedDivergence } from './timed-divergence';
import { TimedRulesRepository } from './timed-rules.repository';
import { Wishes } from './wishes';

type Event = Stored<TicketEvent | SlaEvent>;

const isClock = (event: Event): event is Stored<SlaEvent> => event.category === 'sla';
const actor = { kind: 'process' as const, id: 'timed-rules' };

/** Arms rules that wait for a time as their tickets enter the states that they wait in, and ends the waiting when these end. */
@Injectable()
export class FollowTicket {
  constructor(
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly lookUps: LookUps,
    private readonly wishes: Wishes,
    private readonly repository: TimedRulesRepository,
    private readonly divergence: TimedDivergence,
    private readonly clock: Clock,
  ) {}

  async on(event: Event): Promise<void> {
    const plan = timedPlanOf(await this.live.set());
    if (!plan.concerns(event.type)) return;
    const meta = followingMeta(event, `timed-rules:${event.eventId}`, actor, this.clock.now());
    const ticketId = isClock(event) ? event.data.ticketId : event.streamId;
    await this.bringInLine(ticketId, plan, isClock(event) ? null : event, meta);
  }

  /** Looks at a ticket on which nothing has happened, for a rule that is new, goes on or says something else now. Answers with its runs. */
  async lookAt(ticketId: string, meta: CommandMeta): Promise<TimedRules> {
    return this.bringInLine(ticketId, timedPlanOf(await this.live.set()), null, meta);
  }

  private async bringInLine(ticketId: string, plan: TimedPlan, event: Stored<TicketEvent> | null, meta: CommandMeta): Promise<TimedRules> {
    const stream = await this.moments.stream(ticketId);
    const facts = await this.factsAt(stream, plan, event);
    const wishes = await this.wishes.of(plan, stream, facts);
    const id = timedRulesStream(ticketId);
    const { state } = await this.repository.load(id);
    const stirs = event && facts ? stirsOf(plan, event, facts) : [];
    const again = await this.stopped(plan, stream, state);
    const decide = (runs: TimedRules) => {
      const followed = follow(runs, ticketId, wishes, meta.at);
      const stirred = stir(fold(timedRules, followed, runs), ticketId, stirs);
      const now = fold(timedRules, [...followed, ...stirred], runs);
      return [...followed, ...stirred, ...again.flatMap((last) => stirAgain(now, ticketId, last))];
    };
    // Most of what happens changes nothing here, and then nothing is written.
    const after = decide(state).length === 0 ? state : (await this.repository.change(id, meta, decide)).state;
    await this.divergence.settleTicket(plan, ticketId, after);
    return after;
  }

  /** Only where somebody asks for them. */
  private async factsAt(stream: TicketStream, plan: TimedPlan, event: Stored<TicketEvent> | null): Promise<FactReader | null> {
    const asked = event?.eventId ?? stream.at(-1)?.eventId;
    const isAsked = plan.readsTeams || plan.rest.length > 0 || plan.relative.some(({ timing }) => timing.cancels);
    if (asked === undefined || !isAsked) return null;
    const moment = this.moments.moment(stream, asked);
    const needs = [...new Set(plan.relative.flatMap(({ timing }) => timing.needs))];
    return moment && (await this.moments.facts(moment)).withLookUps(await this.lookUps.take(moment, needs));
  }

  /** The last events that count for rules which were stopped while they waited for the ticket to come to rest, and go on. */
  private async stopped(plan: TimedPlan, stream: TicketStream, runs: TimedRules): Promise<readonly Stir[]> {
    const found: Stir[] = [];
    for (const timed of plan.rest) {
      const after = stoppedAfter(runs, waiterOf(timed));
      for (const event of after === null ? [] : stream.filter(({ version }) => version >= after).reverse()) {
        const moment = this.moments.moment(stream, event.eventId);
        const facts = moment && (await this.moments.facts(moment));
        const one = facts && mayTake(plan, timed, stream, facts) ? stirOf(timed, event, facts) : null;
        if (!one) continue;
        found.push(one);
        break;
      }
    }
    return found;
  }
}

const mayTake = (
  { set }: TimedPlan,
  { rule, stage }: TimedPlan['rest'][number],
  [first]: readonly { streamId: string }[],
  facts: FactReader,
) => stage === 'shadow' || mayAct(set, rule, { ticketId: first?.streamId ?? '', facts });

/** The rules whose tickets the event keeps from coming to rest. */
const stirsOf = (plan: TimedPlan, event: Stored<TicketEvent>, facts: FactReader): readonly Stir[] =>
  plan.rest.flatMap((timed) => (mayTake(plan, timed, [event], facts) ? (stirOf(timed, event, facts) ?? []) : []));
