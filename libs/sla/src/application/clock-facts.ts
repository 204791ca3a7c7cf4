import type { ProcessInput } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { evolveTicket, mayRetarget, type FollowedEvent, type FollowedTicket } from '../domain/clock/followed-ticket';
import { assignmentsUnder, firstMatching, type Assignments } from '../domain/policy/policy';
import { calendarsOf, type ClockFacts, type ClocksState } from '../domain/sla-clock.process';
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
    if (!('streamId' in input)) return { assignments: null, calendars: [] };
    const ticket = evolveTicket(state.ticket, input);
    const assignments = ticket && mayRetarget(input) ? await this.assignments(ticket) : null;
    const calendars = await this.configuration.calendars(calendarsOf(assignments ? { ...state, wanted: assignments } : state));
    return { assignments, calendars };
  }

  private async assignments(ticket: FollowedTicket): Promise<Assignments> {
    const { policies, calendars } = await this.inForce.now();
    return assignmentsUnder(firstMatching(policies, ticket), ticket.priority, (calendarId) => calendars.get(calendarId));
  }
}
