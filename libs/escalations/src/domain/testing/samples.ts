import type { EscalationEvent, LadderStep, StatusCategory, TicketEvent } from '@casewright/contracts';
import { idFrom, type Stored } from '@casewright/kernel';
import type { Beginning } from '../life';

export const ticketId = idFrom('ticket');
export const begin = Date.parse('2026-01-05T09:00:00Z');
export const minute = 60_000;
export const iso = (time: number): string => new Date(time).toISOString();

export const plainStep: LadderStep = {
  after: 'PT30M',
  notify: [{ kind: 'assignee' }],
  assignTeamId: null,
  assignAgentId: null,
  raisePriority: null,
};

/** A climb of a ladder whose steps are due after so many minutes. */
export const beginning = (name: string, ladder: string, minutes: readonly number[], at = begin): Beginning => ({
  ...{ escalationId: idFrom(name), ticketId, ladderId: idFrom(ladder), ladderVersion: 1, at: iso(at) },
  dueAt: minutes.map((after) => iso(at + after * minute)),
  chain: { correlationId: 'chain', causationId: 'cause', depth: 2 },
});

type Followed = EscalationEvent | Extract<TicketEvent, { type: 'ticket.status-changed' }>;

/** As it is read back; each stream counts its own versions. */
export function stored(event: Followed, version: number, at: number): Stored<Followed> {
  const isTicket = event.type === 'ticket.status-changed';
  return {
    ...event,
    ...{ eventId: idFrom(`${event.type}:${version}`), streamId: isTicket ? ticketId : idFrom('escalations'), version, recordedAt: iso(at) },
    category: isTicket ? 'ticket' : 'escalation',
    position: { epoch: 1, xid: '1', seq: '1' },
    meta: { commandId: 'c', actor: { kind: 'system', id: 'test' }, correlationId: 'chain', causationId: null, depth: 2, at: iso(at) },
  };
}

export const statusChanged = (to: StatusCategory): Extract<TicketEvent, { type: 'ticket.status-changed' }> => ({
  type: 'ticket.status-changed',
  data: { from: { id: 'open', category: 'open' }, to: { id: to, category: to } },
});
