import type { TicketEvent } from '@casewright/contracts';

const types: ReadonlySet<string> = new Set<TicketEvent['type']>([
  'ticket.opened',
  'ticket.commented',
  'ticket.status-changed',
  'ticket.subject-changed',
  'ticket.agent-assigned',
  'ticket.merged',
  'ticket.absorbed',
]);

/** What customers are told of: what was said to them and how far it is. */
export function concernsCustomers(event: { readonly type: string; readonly data: unknown }): boolean {
  if (!types.has(event.type)) return false;
  const { visibility } = event.data as { visibility?: unknown };
  return visibility !== 'internal';
}
