import { mostDaysAhead, type SnoozeEnd, type TicketEvent } from '@casewright/contracts';
import { DomainError, type Actor } from '@casewright/kernel';
import type { Decision } from '../decision';
import { requireLive, type LiveTicket, type Snooze, type Ticket } from '../ticket';

const day = 86_400_000;

/** Takes the ticket out of the default views until then. `now` is ISO 8601, as the command was given. */
export function snooze(state: Ticket, wish: Snooze, now: string): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.status.category === 'solved') {
    throw new DomainError('state.conflict', 'A solved ticket waits for nobody, so there is nothing to snooze; set a reminder instead.');
  }
  requireAhead(wish.until, now, 'until');
  if (live.snooze && live.snooze.until === wish.until && live.snooze.userId === wish.userId && live.snooze.reason === wish.reason)
    return [];
  return [{ type: 'ticket.snoozed', data: { ...wish, subjectId: live.requesterId } }];
}

/** A time that is still to come, and not so far away that it must be a slip. */
export function requireAhead(time: string, now: string, field: string): void {
  const distance = Date.parse(time) - Date.parse(now);
  const message = distance <= 0 ? 'Must be in the future' : distance > mostDaysAhead * day ? 'Must be within a year' : null;
  if (message === null) return;
  throw new DomainError('request.invalid', `${message}.`, { errors: [{ in: 'body', pointer: `/${field}`, message }] });
}

/** Somebody wants it back. */
export function endSnooze(state: Ticket): readonly TicketEvent[] {
  const live = requireLive(state);
  return live.snooze ? [ended(live.snooze, 'taken-back')] : [];
}

/** Its time has come. `until` tells which snooze is meant: one that was moved or ended since has nothing to do with it. */
export function wake(state: Ticket, until: string): readonly TicketEvent[] {
  const isMeant = state.stage === 'live' && state.snooze !== null && Date.parse(state.snooze.until) === Date.parse(until);
  return isMeant && state.snooze ? [ended(state.snooze, 'time')] : [];
}

/** Any decision about a ticket, with what it means for its snooze: a snoozed ticket comes back when something happens that its agent waits for. */
export const minding =
  (decide: Decision, actor: Actor): Decision =>
  (state) => {
    const events = decide(state);
    if (state.stage !== 'live' || !state.snooze) return events;
    const because = reasonToReturn(state.snooze, events, actor);
    return because ? [...events, ended(state.snooze, because)] : events;
  };

function reasonToReturn(current: Snooze, events: readonly TicketEvent[], actor: Actor): SnoozeEnd | null {
  if (events.some(({ type }) => type === 'ticket.snoozed' || type === 'ticket.snooze-ended')) return null;
  if (events.some(isAnswer)) return 'customer-replied';
  const byOwner = actor.kind === 'user' && actor.id === current.userId;
  return events.some((event) => endsFor(event, current, byOwner)) ? 'changed' : null;
}

/** Mail that a machine answers with is no answer. */
const isAnswer = (event: TicketEvent): boolean =>
  (event.type === 'ticket.commented' && event.data.authorKind === 'customer' && !event.data.automatic) ||
  (event.type === 'ticket.absorbed' && event.data.unanswered);

/** Who snoozed it may set it to pending, or take it, and it stays away; solved it is out of the queue for another reason. */
function endsFor(event: TicketEvent, { userId }: Snooze, byOwner: boolean): boolean {
  switch (event.type) {
    case 'ticket.status-changed':
      return !byOwner || event.data.to.category === 'solved' || event.data.to.category === 'closed';
    case 'ticket.agent-assigned':
      return !byOwner || event.data.to !== userId;
    case 'ticket.team-assigned':
      return !byOwner;
    default:
      return false;
  }
}

const ended = ({ until, userId }: NonNullable<LiveTicket['snooze']>, because: SnoozeEnd): TicketEvent => ({
  type: 'ticket.snooze-ended',
  data: { until, userId, because },
});
