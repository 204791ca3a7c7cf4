const words: Readonly<Record<string, string>> = {
  'ticket.opened': 'the ticket was opened',
  'ticket.commented': 'somebody wrote',
  'ticket.status-changed': 'the status changed',
  'ticket.priority-changed': 'the priority changed',
  'ticket.severity-changed': 'the severity changed',
  'ticket.agent-assigned': 'somebody else has the ticket',
  'ticket.field-set': 'a field changed',
  'ticket.type-changed': 'the type changed',
  'ticket.team-assigned': 'the team changed',
  'ticket.requester-changed': 'the requester changed',
  'ticket.tagged': 'a tag was added',
  'ticket.untagged': 'a tag was removed',
  'sla.credited': 'somebody corrected the clock',
  'sla.terms-changed': 'a policy or calendar was changed',
};

/** What happened on the ticket, as the ledger of a clock names it. */
export const causeWords = (type: string): string => words[type] ?? type.replace(/^\w+\./, '').replace(/-/g, ' ');
