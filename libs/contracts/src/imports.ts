import type { Stored } from '@casewright/kernel';
import type { TicketEvent } from './events/ticket.events';

/** Of the command that takes a ticket over from another system; what HTTP clients choose begins otherwise. */
export const importCommandId = (source: string, reference: string): string => `import:${source}:${reference}`;

/** What was taken over happened elsewhere and before: it is shown and counted, but nobody is told and no rule acts on it. */
export const isImported = ({ meta }: { readonly meta: { readonly commandId: string } }): boolean => meta.commandId.startsWith('import:');

type Dated = Pick<Stored<Extract<TicketEvent, { type: 'ticket.opened' | 'ticket.commented' }>>, 'type' | 'data' | 'meta'>;

/** When a ticket was opened or a comment written (ISO 8601), also where that was in another system. */
export function happenedAt({ data, meta }: Dated): string {
  const elsewhere = 'commentId' in data ? data.writtenAt : data.imported?.at;
  return elsewhere ?? meta.at;
}
