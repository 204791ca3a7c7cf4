import type { TicketEvent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { inSequence, type Decision } from './decision';
import { follow, mostFollowers } from './followers';
import { statusById } from './statuses';
import { mostTags, tag } from './tags';
import { missingTicket, requireLive, type LiveTicket, type OtherTicket, type Ticket } from './ticket';

/** More would make one page of very many streams. */
const mostAbsorbed = 50;

/**
 * Another ticket goes on in this one. Answers here reach the requester of both, so it must be the same. An open question opens a ticket that
 * waited for its requester or was solved; tags and followers come along as far as there is room.
 */
export function absorb(state: Ticket, ticketId: string, other: Ticket, mergedId: string): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.absorbed.some(({ id }) => id === mergedId)) return [];
  const merged = requireMergeable(live, ticketId, other, mergedId);
  const unanswered = waits(merged);
  const tags = missing(merged.tags, live.tags, mostTags);
  const followerIds = missing(merged.followerIds, live.followerIds, mostFollowers);
  return inSequence(
    () => [{ type: 'ticket.absorbed', data: { mergedId, mergedNumber: merged.number, unanswered } }],
    ...tags.map(
      (name): Decision =>
        (current) =>
          tag(current, name),
    ),
    ...followerIds.map(
      (userId): Decision =>
        (current) =>
          follow(current, userId),
    ),
    ...(unanswered ? [reopen] : []),
  )(state);
}

const waits = ({ unanswered, status }: LiveTicket): boolean => unanswered && status.category !== 'solved';

function requireMergeable(live: LiveTicket, ticketId: string, other: Ticket, mergedId: string): LiveTicket {
  if (other.stage === 'absent') throw missingTicket();
  if (mergedId === ticketId) throw new DomainError('state.conflict', 'A ticket cannot be merged into itself; name another one.');
  const merged = requireLive(other);
  if (merged.absorbed.some(({ id }) => id === ticketId)) {
    throw new DomainError('state.conflict', `T-${live.number} is being merged into T-${merged.number}; go on there.`);
  }
  if (merged.requesterId !== live.requesterId) {
    const way = `If they are the same person, give T-${merged.number} the other requester first.`;
    throw new DomainError('state.conflict', `T-${live.number} has another requester, whom the conversation would be shown to. ${way}`);
  }
  if (live.absorbed.length + merged.absorbed.length >= mostAbsorbed) {
    throw new DomainError(
      'state.conflict',
      `T-${live.number} holds as many other tickets as it can, which is ${mostAbsorbed}; merge into a newer one.`,
    );
  }
  return merged;
}

const missing = (theirs: readonly string[], ours: readonly string[], most: number): readonly string[] =>
  theirs.filter((one) => !ours.includes(one)).slice(0, Math.max(0, most - ours.length));

function reopen(state: Ticket): readonly TicketEvent[] {
  const { status } = requireLive(state);
  if (status.category === 'new' || status.category === 'open') return [];
  return [{ type: 'ticket.status-changed', data: { from: status, to: statusById('open') } }];
}

/** The other side of it. Of two tickets that were merged into each other at the same time, the older one stays. */
export function closeMerged(state: Ticket, into: OtherTicket): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.number < into.number && live.absorbed.some(({ id }) => id === into.id)) return [];
  return [
    { type: 'ticket.merged', data: { into: into.id, intoNumber: into.number, unanswered: waits(live) } },
    { type: 'ticket.status-changed', data: { from: live.status, to: statusById('closed') } },
  ];
}

/** Somebody asked something in the merged ticket before it was closed: it is asked here. */
export function hearMerged(state: Ticket, mergedId: string): readonly TicketEvent[] {
  const merged = requireLive(state).absorbed.find(({ id }) => id === mergedId);
  if (!merged || merged.unanswered) return [];
  const heard: TicketEvent = { type: 'ticket.absorbed', data: { mergedId, mergedNumber: merged.number, unanswered: true } };
  return inSequence(() => [heard], reopen)(state);
}

/** A comment of the ticket was opened as another one. */
export function noteSplit(state: Ticket, commentId: string, { id, number }: OtherTicket): readonly TicketEvent[] {
  requireLive(state);
  return [{ type: 'ticket.split', data: { commentId, into: id, intoNumber: number } }];
}
