import type { ProcessInput } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { calendarsOf, type ClocksState } from '../domain/clock/clocks-state';
import { evolveTicket, mayRetarget } from '../domain/clock/followed-ticket';
import type { TermsNow } from '../domain/clock/carry';
import type { ClockFacts, FollowedEvent } from '../domain/sla-clock.process';
import { Configuration } from '../read-model/configuration/configuration';
import { InForce, type AgreementsNow } from '../read-model/configuration/in-force';

type Input = Extract<ProcessInput<FollowedEvent>, { streamId: string }>;

/** Looks up what the process that keeps a ticket's clocks must know for one input. */
@Injectable()
export class ClockFactsSource {
  constructor(
    private readonly configuration: Configuration,
    private readonly inForce: InForce,
  ) {}

  async prepare(state: ClocksState, input: ProcessInput<FollowedEvent>): Promise<ClockFacts> {
    // What only settles milestones needs no calendar: when they are is known already.
    if (!('streamId' in input)) return { now: null, calendars: [] };
    const { now, carried = [] } = await this.termsFor(state, input);
    const wanted = [now?.terms ?? state.wanted, ...carried.map(({ terms }) => terms)];
    const calendars = await this.configuration.calendars(calendarsOf(state.tracks, wanted));
    return { now, carried, calendars };
  }

  private async termsFor(state: ClocksState, input: Input): Promise<Omit<ClockFacts, 'calendars'>> {
    if (input.type === 'ticket.opened') return opening(await this.inForce.fresh(), input);
    const { ticket, openedUnder, considered } = state;
    if (!ticket) return { now: null };
    if (input.type === 'sla.terms-changed') {
      const agreements = await this.inForce.fresh();
      return { now: null, carried: await agreements.carriedTo(ticket, openedUnder, considered, agreements.edition) };
    }
    const agreements = await this.inForce.now();
    const upTo = Math.max(considered, agreements.editionAt(input.recordedAt));
    const carried = await agreements.carriedTo(ticket, openedUnder, considered, upTo);
    return { now: await termsAfter(agreements, state, input, upTo), carried };
  }
}

/** The ticket was opened under what had been recorded by then; what was carried to open tickets since may have passed it by. */
async function opening(
  agreements: AgreementsNow,
  event: Extract<Input, { type: 'ticket.opened' }>,
): Promise<Omit<ClockFacts, 'calendars'>> {
  const ticket = evolveTicket(null, event);
  if (!ticket) return { now: null };
  const openedUnder = agreements.editionAt(event.recordedAt);
  return {
    now: await agreements.termsFor({ ticket, openedUnder, upTo: openedUnder, cause: event.type }),
    carried: await agreements.carriedTo(ticket, openedUnder, openedUnder, agreements.edition),
  };
}

async function termsAfter(agreements: AgreementsNow, state: ClocksState, event: Input, upTo: number): Promise<TermsNow | null> {
  if (event.type === 'sla.credited' || event.type === 'sla.terms-changed' || !mayRetarget(event)) return null;
  const ticket = evolveTicket(state.ticket, event);
  return ticket && agreements.termsFor({ ticket, openedUnder: state.openedUnder, upTo, cause: event.type });
}
