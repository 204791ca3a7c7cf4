import type { PreviewSlaPolicy, SlaTarget } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import { standsIn } from '../clock/recount';
import type { FollowedTicket, FollowedTicketEvent } from '../clock/followed-ticket';
import type { Terms } from '../clock/terms';
import { kindOf } from '../targets';

type Example = PreviewSlaPolicy['example'];
type Opening = Stored<Extract<FollowedTicketEvent, { type: 'ticket.opened' }>>;

/** An example as the clocks would hear and know it: just opened, by nobody, without a number. */
export function exampleTicket({ createdAt, ...example }: Example): { readonly ticket: FollowedTicket; readonly opening: Opening } {
  const status = { id: 'new', category: 'new' } as const;
  const none = { assigneeId: null, subjectId: '', requesterId: '', followsUp: null };
  const meta = {
    commandId: '',
    actor: { kind: 'system', id: 'preview' },
    correlationId: '',
    causationId: null,
    depth: 0,
    at: createdAt,
  } as const;
  const place = { eventId: 'preview', streamId: 'preview', category: 'ticket', version: 1, position: { epoch: 1, xid: '0', seq: '0' } };
  const data = { ...example, ...none, status, number: 0, subject: '' };
  const unknown = { number: null, isFollowUp: false, assigneeId: null, requesterId: null, fields: {}, openedBy: '' };
  return {
    ticket: { ...example, ...unknown, status, openedAt: Date.parse(createdAt) },
    opening: { type: 'ticket.opened', data, meta, recordedAt: createdAt, ...place },
  };
}

/** What the clock of a target begins to count with, in words; null where that is the opening of the example. */
export function beginsLater(target: SlaTarget, { pausesIn }: Pick<Terms, 'pausesIn'>, example: Example): string | null {
  const { ticket, opening } = exampleTicket(example);
  const { beginsWith, initial, remember, waiting } = kindOf(target);
  if (waiting(remember(initial, opening, ticket), ticket)?.for !== 'still') return beginsWith;
  return standsIn(ticket.status.category, { pausesIn }) === 'paused' ? 'the first status in which it does not pause' : null;
}
