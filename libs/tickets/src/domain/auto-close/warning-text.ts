import { FactReader, renderTemplate } from '@casewright/rules';
import type { LiveTicket } from '../ticket';

type Mentioned = Pick<LiveTicket, 'number' | 'subject' | 'priority' | 'status'>;

/** A warning with its variables filled in: those that templates of rules know. */
export function warningText(template: string, { number, subject, priority, status }: Mentioned, requesterName: string): string {
  const facts = {
    'ticket.number': number,
    'ticket.subject': subject,
    'ticket.priority': priority,
    'ticket.status': status.id,
    'requester.name': requesterName,
  };
  return renderTemplate(template, new FactReader(facts, null, 0));
}
