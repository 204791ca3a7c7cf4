import type { TicketEvent } from '@casewright/contracts';
import { DomainError } from '@casewright/kernel';
import { requireLive, type Ticket } from './ticket';

export const mostTags = 50;

export function tag(state: Ticket, name: string): readonly TicketEvent[] {
  const live = requireLive(state);
  if (live.tags.includes(name)) return [];
  if (live.tags.length >= mostTags) throw new DomainError('state.conflict', `A ticket can have at most ${mostTags} tags.`);
  return [{ type: 'ticket.tagged', data: { tag: name } }];
}

export function untag(state: Ticket, name: string): readonly TicketEvent[] {
  return requireLive(state).tags.includes(name) ? [{ type: 'ticket.untagged', data: { tag: name } }] : [];
}
