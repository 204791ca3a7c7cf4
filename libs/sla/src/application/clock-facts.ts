import type { ProcessInput } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { calendarsOf, type ClocksState } from '../domain/clock/clocks-state';
import { evolveTicket, mayRetarget } from '../domain/clock/followed-ticket';
import type { ClockFacts, FollowedEvent, TermsNow } from '../domain/sla-clock.process';
import { Configuration } from '../read-model/configuration/configuration';
import { InForce } from '../read-model/configuration/in-force';

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
    const now = await this.termsAfter(state, input);
    const calendars = await this.configuration.calendars(calendarsOf(now ? { ...state, wanted: now.terms } : state));
    return { now, calendars };
  }

  private async termsAfter(
    state: ClocksState,
    input: Extract<ProcessInput<FollowedEvent>, { streamId: string }>,
  ): Promise<TermsNow | null> {
    if (input.type === 'sla.credited' || !mayRetarget(input)) return null;
    const ticket = input.type === 'sla.terms-changed' ? state.ticket : evolveTicket(state.ticket, input);
    if (!ticket) return null;
    const { openedUnder, considered } = state;
    const asking = { ticket, considered, cause: input.type, openedUnder: input.type === 'ticket.opened' ? null : openedUnder };
    return (await this.inForce.now()).termsFor(asking);
  }
}
