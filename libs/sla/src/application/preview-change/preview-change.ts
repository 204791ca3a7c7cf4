import { slaEvents, TicketLinks, type PreviewSlaChange, type SlaChangePreview, type SlaEffect, type SlaEvent } from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { Clock, fold, type Principal, type Stored } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { hoursIn } from '../../domain/business-time/calendar-hours';
import { foresee, knownState, type KnownState } from '../../domain/changes/foresee';
import { calendarsOf } from '../../domain/clock/clocks-state';
import { followedTicketTypes, type FollowedTicketEvent } from '../../domain/clock/followed-ticket';
import { ticketClocks } from '../../domain/clocks';
import { clocksStream } from '../../read-model/clocks/clocks.repository';
import { OpenTickets } from '../../read-model/open-tickets/open-tickets';
import { byStream } from '../../read-model/rehearse/ticket-histories';
import { WholeConfigurationQuery } from '../../read-model/rehearse/whole-configuration.query';
import { Breath } from '../rehearse/breath';
import { DraftCheck } from '../rehearse/draft-check';
import { DraftedAgreements, type Drafted } from './drafted-agreements';
import { PreviewTally, untouched } from './preview-tally';

/** Few enough to be decoded without holding up the answers to requests. */
const atOnce = 50;
/** A fifth of a second, or a second on a slow machine: whoever waits sees it get on. */
const perAnswer = 500;
const slaTypes = Object.keys(slaEvents);

/** What a change would do to the clocks of the tickets that are open now; part by part, so that it does not matter how many there are. */
@Injectable()
export class ChangePreviews {
  constructor(
    private readonly configuration: WholeConfigurationQuery,
    private readonly drafts: DraftCheck,
    private readonly drafted: DraftedAgreements,
    private readonly tickets: OpenTickets,
    private readonly store: EventStore,
    private readonly links: TicketLinks,
    private readonly clock: Clock,
  ) {}

  async preview({ change, effect, after }: PreviewSlaChange, me: Principal): Promise<SlaChangePreview> {
    const now = this.clock.now().getTime();
    const whole = await this.configuration.now();
    await this.drafts.require(change, whole, now);
    const open = await this.tickets.count();
    if (effect === 'new-tickets') return untouched(open);
    const agreements = await this.drafted.with(change, effect, whole);
    const ids = await this.tickets.next(after ?? null, perAnswer);
    const [tally, breath] = [new PreviewTally(), new Breath()];
    for await (const states of this.statesOf(ids, agreements)) {
      for (const state of states) {
        tally.add({ ticketId: state.ticketId, number: state.ticket.number ?? 0 }, await this.foreseen(state, agreements, effect, now));
        if (breath.isDue) await breath.take();
      }
    }
    const named = await this.links.links(me, tally.ticketIds);
    const found = tally.result(({ ticketId, number }) => ({ id: ticketId, number, subject: named.get(ticketId)?.subject ?? null }));
    return { ...found, open, next: ids.length < perAnswer ? null : (ids.at(-1) ?? null) };
  }

  /** The next ones are read while those before are worked on. */
  private async *statesOf(ids: readonly string[], agreements: Drafted): AsyncGenerator<readonly KnownState[]> {
    let ahead = this.known(ids.slice(0, atOnce), agreements);
    for (let place = atOnce; place < ids.length; place += atOnce) {
      const next = this.known(ids.slice(place, place + atOnce), agreements);
      // Whoever takes it hears of the failure.
      next.catch(() => undefined);
      yield await ahead;
      ahead = next;
    }
    yield await ahead;
  }

  private async foreseen(state: KnownState, agreements: Drafted, effect: Exclude<SlaEffect, 'new-tickets'>, now: number) {
    const terms = await agreements.termsFor(state);
    const calendars = await agreements.calendars(calendarsOf(state.tracks, [terms]));
    return foresee(state, terms, { effect, now, hours: hoursIn(calendars) });
  }

  private async known(ids: readonly string[], agreements: Drafted): Promise<readonly KnownState[]> {
    const [events, clocks] = await Promise.all([
      this.store.readStreamsUnopened(ids, followedTicketTypes) as Promise<readonly Stored<FollowedTicketEvent>[]>,
      this.store.readStreamsUnopened(ids.map(clocksStream), slaTypes) as Promise<readonly Stored<SlaEvent>[]>,
    ]);
    const ofTicket = byStream(events);
    const ofClocks = byStream(clocks);
    return ids.flatMap((id) => {
      const recorded = fold(ticketClocks, ofClocks.get(clocksStream(id)) ?? []);
      const opened = ofTicket.get(id) ?? [];
      const state = knownState(opened, recorded);
      return state ? [{ ...state, openedUnder: agreements.editionAt(opened[0]?.recordedAt ?? '') }] : [];
    });
  }
}
