import { CalendarDirectory, type SlaEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { idFrom, type Stored } from '@casewright/kernel';
import { episodesOf, type FactReader } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { Wish } from '../../domain/timed/follow';
import type { TimedPlan } from '../../domain/timed/timed-plan';
import { wishesOf, type TicketNow } from '../../domain/timed/wish-of';
import type { TicketStream } from '../../read-model/tickets/ticket-moments';

/** Gathers what rules that count from a time of their ticket have to know of it. */
@Injectable()
export class Wishes {
  constructor(
    private readonly store: EventStore,
    private readonly calendars: CalendarDirectory,
  ) {}

  async of(plan: TimedPlan, stream: TicketStream, facts: FactReader | null): Promise<readonly Wish[]> {
    const [first] = stream;
    if (!first || plan.relative.length === 0) return [];
    const ticketId = first.streamId;
    const clocks = plan.readsClocks ? await this.store.readStream(idFrom(`sla:${ticketId}`)) : [];
    const episodes = episodesOf(stream, clocks as readonly Stored<SlaEvent>[]);
    return wishesOf(plan, { ticketId, episodes, status: statusOf(stream), facts, shift: await this.shifting(plan) });
  }

  /** Counts by the calendars as they are now. */
  async shifting({
    relative,
  }: {
    readonly relative: readonly Pick<TimedPlan['relative'][number], 'timing'>[];
  }): Promise<TicketNow['shift']> {
    const ids = [...new Set(relative.flatMap(({ timing }) => timing.calendarId ?? []))];
    const calendars = ids.length === 0 ? null : await this.calendars.current(ids);
    return (from, offset, calendarId) => (calendarId === null ? from + offset : (calendars?.get(calendarId)?.shift(from, offset) ?? null));
  }
}

/** The status that the ticket has now. */
const statusOf = (stream: TicketStream): string | undefined =>
  stream.reduce<string | undefined>((status, event) => {
    if (event.type === 'ticket.opened') return event.data.status.id;
    return event.type === 'ticket.status-changed' ? event.data.to.id : status;
  }, undefined);
