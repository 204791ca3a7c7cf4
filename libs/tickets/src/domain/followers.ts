import type { TicketEvent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { requireLive, type Ticket } from './ticket';

export const mostFollowers = 200;

export function follow(state: Ticket, userId: string): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.followerIds.includes(userId)) return [];
  if (live.followerIds.length >= mostFollowers) {
    throw new DomainError('state.conflict', `A ticket can have at most ${mostFollowers} followers.`);
  }
  return [{ type: 'ticket.followed', data: { userId } }];
}

export function unfollow(state: Ticket, userId: string): readonly TicketEvent[] {
  return requireLive(state).followerIds.includes(userId) ? [{ type: 'ticket.unfollowed', data: { userId } }] : [];
}
