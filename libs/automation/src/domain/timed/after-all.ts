import type { TicketMoment } from '@casewright/rules';

/** A wake-up comes after everything that is on the ticket, what other rules did on its last event included. */
export const afterAll = (moment: TicketMoment): TicketMoment => ({
  ...moment,
  event: { ...moment.event, version: moment.event.version + 1 },
});
