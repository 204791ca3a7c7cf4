import type { Stored } from '@casewright/kernel';
import { firstSlaClock, noClocksYet, type ClocksState } from '../former/first-sla-clock.process';
import type { FollowedTicketEvent } from '../clock/followed-ticket';
import { officeHours, standardPolicy } from './ticket-story';

const [reply, resolution] = standardPolicy.content.targets;
const assignment = (goalMinutes: number, warnAtPercent: number) => ({
  ...{ policyId: standardPolicy.id, policyVersion: standardPolicy.version, goalMinutes, warnAtPercent },
  ...{ calendarId: officeHours.id, calendarVersion: officeHours.version },
});

/** The state that version 1 came to, for a ticket of normal priority under the standard policy. */
export function story(events: readonly Stored<FollowedTicketEvent>[]): ClocksState {
  const assignments = {
    'first-reply': assignment(reply?.goals.normal ?? 0, 80),
    resolution: assignment(resolution?.goals.normal ?? 0, 50),
  };
  let state = noClocksYet;
  for (const event of events) {
    const followed = event as Parameters<typeof firstSlaClock.on>[1];
    state = firstSlaClock.on(state, followed, new Date(event.meta.at), { assignments, calendars: [officeHours] }).state;
  }
  return state;
}
