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
import { byStream } from '../../read-model/rehearse/ticket-histories';
import { WholeConfigurationQuery } from '../../read-model/rehearse/whole-configuration.query';
import { ChangesUnderWay } from '../carry-change/changes-under-way';
import { Breath } from '../rehearse/breath';
import { DraftCheck } from '../rehearse/draft-check';
import { DraftedAgreements, type Drafted } from './drafted-agreements';
import { PreviewTally } from './preview-tally';

const atOnce = 100;
const slaTypes = Object.keys(slaEvents);

/** What a change would do to the clocks that wait for something now. Tickets are taken a hundred at a time, so that it does not matter how many there are. */
@Injectable()
export class ChangePreviews {
  constructor(
    private readonly configuration: WholeConfigurationQuery,
    private readonly drafts: DraftCheck,
    private readonly drafted: DraftedAgreements,
    private readonly waiting: ChangesUnderWay,
    private readonly store: EventStore,
    private readonly links: TicketLinks,
    private readonly clock: Clock,
  ) {}

  async preview({ change, effect }: PreviewSlaChange, me: Principal): Promise<SlaChangePreview> {
    const now = this.clock.now().getTime();
    const whole = await this.configuration.now();
    await this.drafts.require(change, whole, now);
    const agreements = await this.drafted.with(change, effect, whole);
    const [tally, breath] = [new PreviewTally(), new Breath()];
    for (let last: string | null = null; ;) {
      const ids = await this.waiting.nextTickets(last, atOnce);
      for (const state of await this.known(ids)) {
        tally.add({ ticketId: state.ticketId, number: state.ticket.number ?? 0 }, await this.foreseen(state, agreements, effect, now));
        await breath.take();
      }
      last = ids.at(-1) ?? null;
      if (ids.length < atOnce) break;
    }
    const named = await this.links.links(me, tally.ticketIds);
    return tally.result(({ ticketId, number }) => ({ id: ticketId, number, subject: named.get(ticketId)?.subject ?? null }));
  }

  private async foreseen(state: KnownState, agreements: Drafted, effect: SlaEffect, now: number) {
    if (effect === 'new-tickets') return [];
    const terms = await agreements.termsFor(state);
    const calendars = await agreements.calendars(calendarsOf({ tracks: state.tracks, wanted: terms }));
    return foresee(state, terms, { effect, now, hours: hoursIn(calendars) });
  }

  private async known(ids: readonly string[]): Promise<readonly KnownState[]> {
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
      return state ? [{ ...state, openedUnder: this.drafted.editionAt(opened[0]?.recordedAt ?? '') }] : [];
    });
  }
}
