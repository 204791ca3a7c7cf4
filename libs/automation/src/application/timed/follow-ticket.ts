import { CalendarDirectory, type SlaEvent, type TicketEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Clock, fold, followingMeta, idFrom, type CommandMeta, type Stored } from '@casewright/kernel';
import { episodesOf, type CompiledRule, type Episodes, type FactReader } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { follow, type Wish } from '../../domain/timed/follow';
import { stir, type Stir } from '../../domain/timed/rest';
import { timedPlanOf, type TimedPlan } from '../../domain/timed/timed-plan';
import { timedRules, timedRulesStream, type TimedRules } from '../../domain/timed/timed-rules';
import { LiveRules } from '../../read-model/live-rules/live-rules';
import { TicketMoments, type TicketStream } from '../../read-model/tickets/ticket-moments';
import { LookUps } from '../look-ups/look-ups';
import { TimedRulesRepository } from './timed-rules.repository';

type Event = Stored<TicketEvent | SlaEvent>;

const isClock = (event: Event): event is Stored<SlaEvent> => event.category === 'sla';
const iso = (milliseconds: number): string => new Date(milliseconds).toISOString();
const actor = { kind: 'process' as const, id: 'timed-rules' };

/** Arms rules that wait for a time as their tickets enter the states that they wait in, and ends the waiting when these end. */
@Injectable()
export class FollowTicket {
  constructor(
    private readonly live: LiveRules,
    private readonly moments: TicketMoments,
    private readonly lookUps: LookUps,
    private readonly store: EventStore,
    private readonly calendars: CalendarDirectory,
    private readonly repository: TimedRulesRepository,
    private readonly clock: Clock,
  ) {}

  async on(event: Event): Promise<void> {
    const plan = timedPlanOf(await this.live.set());
    if (!plan.concerns(event.type)) return;
    const meta = followingMeta(event, `timed-rules:${event.eventId}`, actor, this.clock.now());
    const ticketId = isClock(event) ? event.data.ticketId : event.streamId;
    await this.bringInLine(ticketId, plan, isClock(event) ? null : event, meta);
  }

  /** Looks at a ticket on which nothing has happened, for a rule that is new or says something else now. Answers with its runs. */
  async lookAt(ticketId: string, meta: CommandMeta): Promise<TimedRules> {
    return this.bringInLine(ticketId, timedPlanOf(await this.live.set()), null, meta);
  }

  private async bringInLine(ticketId: string, plan: TimedPlan, event: Stored<TicketEvent> | null, meta: CommandMeta): Promise<TimedRules> {
    const stream = await this.moments.stream(ticketId);
    const facts = await this.factsAt(stream, plan, event);
    const wishes = await this.wishes(plan, stream, facts);
    const stirs = event && facts ? stirsOf(plan, event, facts) : [];
    const decide = (runs: TimedRules) => {
      const followed = follow(runs, ticketId, wishes, meta.at);
      return [...followed, ...stir(fold(timedRules, followed, runs), ticketId, stirs)];
    };
    const id = timedRulesStream(ticketId);
    const { state } = await this.repository.load(id);
    // Most of what happens changes nothing here, and then nothing is written.
    return decide(state).length === 0 ? state : (await this.repository.change(id, meta, decide)).state;
  }

  /** Only where somebody asks for them. */
  private async factsAt(stream: TicketStream, plan: TimedPlan, event: Stored<TicketEvent> | null): Promise<FactReader | null> {
    const asked = event?.eventId ?? stream.at(-1)?.eventId;
    if (asked === undefined || !(plan.rest.length > 0 || plan.relative.some(({ timing }) => timing.cancels))) return null;
    const moment = this.moments.moment(stream, asked);
    const needs = [...new Set(plan.relative.flatMap(({ timing }) => timing.needs))];
    return moment && (await this.moments.facts(moment)).withLookUps(await this.lookUps.take(moment, needs));
  }

  private async wishes(plan: TimedPlan, stream: TicketStream, facts: FactReader | null): Promise<readonly Wish[]> {
    const [first] = stream;
    if (!first || plan.relative.length === 0) return [];
    const clocks = plan.readsClocks ? await this.store.readStream(idFrom(`sla:${first.streamId}`)) : [];
    const episodes = episodesOf(stream, clocks as readonly Stored<SlaEvent>[]);
    const status = statusOf(stream);
    const asked = plan.relative.map(async ({ rule, timing }): Promise<Wish> => {
      const fits = timing.statuses === null || timing.statuses.includes(status);
      return {
        ...identity(rule, timing.plan),
        anchor: timing.anchor,
        episode: fits ? await this.episode(episodes, timing) : null,
        cancels: facts && timing.cancels?.(facts) ? 'yes' : 'no',
      };
    });
    return Promise.all(asked);
  }

  private async episode(episodes: Episodes, timing: TimedPlan['relative'][number]['timing']): Promise<Wish['episode']> {
    const { anchor, offset, calendarId } = timing;
    const episode = episodes[anchor];
    if (!episode) return null;
    const { id, beganAt, anchorAt, chain } = episode;
    const actAt = anchorAt === null ? null : await this.shifted(anchorAt, offset, calendarId);
    const due = anchorAt === null || actAt === null ? null : { anchorAt: iso(anchorAt), actAt: iso(actAt) };
    return { id, beganAt: iso(beganAt), chain, due, latest: due && offset < 0 ? due.anchorAt : null };
  }

  /** Null where there is no such calendar, or it does not reach so far. */
  private async shifted(from: number, offset: number, calendarId: string | null): Promise<number | null> {
    if (calendarId === null) return from + offset;
    return (await this.calendars.current([calendarId])).get(calendarId)?.shift(from, offset) ?? null;
  }
}

const identity = ({ document: { ruleId, version } }: CompiledRule, plan: string) => ({ ruleId, ruleVersion: version, plan });

/** The status that the ticket has now. */
const statusOf = (stream: TicketStream): string | undefined =>
  stream.reduce<string | undefined>((status, event) => {
    if (event.type === 'ticket.opened') return event.data.status.id;
    return event.type === 'ticket.status-changed' ? event.data.to.id : status;
  }, undefined);

/** The rules whose tickets the event keeps from coming to rest. A rule does not wait for what it did itself, unless it may. */
function stirsOf(plan: TimedPlan, event: Stored<TicketEvent>, facts: FactReader): readonly Stir[] {
  const { meta, version } = event;
  return plan.rest.flatMap(({ rule, timing }) => {
    const { trigger, guards, ruleId } = rule.document;
    const own = meta.actor.kind === 'rule' && meta.actor.id === ruleId && guards.reentry === 'never';
    if (own || trigger.kind !== 'event' || !trigger.types.includes(event.type) || rule.trigger(facts) !== null) return [];
    const chain = { correlationId: meta.correlationId, causationId: event.eventId, depth: meta.depth };
    return [{ ...identity(rule, timing.plan), version, at: meta.at, actAt: iso(Date.parse(meta.at) + timing.milliseconds), chain }];
  });
}
