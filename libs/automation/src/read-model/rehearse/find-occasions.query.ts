import { TicketLinks, TicketVisibility, eventTypesOf, type FindOccasions, type OccasionView } from '@casewright/contracts';
import { Clock, type Principal } from '@casewright/kernel';
import { eventLabel, type CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { TicketMoments } from '../tickets/ticket-moments';
import { Drafts } from './drafts';
import { LogWindow, type TicketEvents } from './log-window';
import { Occasions } from './occasion';

const day = 86_400_000;
/** How far back it looks, a step at a time, until there are enough. */
const stretches = [1, 7, 30, 90] as const;
const enough = 30;

/** Events that a draft can be tried on, with what it would do there. */
@Injectable()
export class OccasionFinder {
  constructor(
    private readonly drafts: Drafts,
    private readonly window: LogWindow,
    private readonly moments: TicketMoments,
    private readonly occasions: Occasions,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketLinks,
    private readonly clock: Clock,
  ) {}

  /** The newest ones that it waits for; of one ticket, all of its newest, whatever they are. */
  async find(me: Principal, ruleId: string, { content, ticket }: z.output<typeof FindOccasions>): Promise<OccasionView[]> {
    const { rule } = await this.drafts.ready(ruleId, content);
    const events = ticket === undefined ? await this.recent(rule) : await this.ofTicket(ticket);
    const seen = await this.visible(me, events.slice(-enough).reverse());
    const links = await this.tickets.links(me, [...new Set(seen.map(({ streamId }) => streamId))]);
    const views: OccasionView[] = [];
    for (const { streamId, eventId, type, version, meta } of seen) {
      const occasion = await this.occasions.at({ ticketId: streamId, eventId }, [rule]);
      if (!occasion) continue;
      const { outcome } = await this.occasions.decide(occasion, rule);
      const event = { id: eventId, type, label: eventLabel(type), version, at: meta.at };
      views.push({ event, ticketId: streamId, ticket: links.get(streamId) ?? null, fires: outcome === 'fired' });
    }
    return views;
  }

  private async recent({ document: { trigger } }: CompiledRule): Promise<TicketEvents> {
    const types = eventTypesOf(trigger);
    const to = new Date(this.clock.now().getTime() + 1);
    let found: TicketEvents = [];
    for (const days of stretches) {
      found = [];
      for await (const { events } of this.window.pages(new Date(to.getTime() - days * day), to)) {
        const wanted = types.length === 0 ? events : events.filter(({ type }) => types.includes(type));
        found = [...found, ...wanted].slice(-enough);
      }
      if (found.length >= enough) break;
    }
    return found;
  }

  private async ofTicket(number: string): Promise<TicketEvents> {
    const ticketId = await this.tickets.idOf(number);
    return ticketId === null ? [] : this.moments.stream(ticketId);
  }

  private async visible(me: Principal, events: TicketEvents): Promise<TicketEvents> {
    const seen = new Map<string, boolean>();
    for (const { streamId } of events) if (!seen.has(streamId)) seen.set(streamId, await this.visibility.canSee(me, streamId));
    return events.filter(({ streamId }) => seen.get(streamId));
  }
}
