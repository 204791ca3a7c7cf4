const words: Readonly<Record<string, string>> = {
  'ticket.opened': 'the ticket was opened',
  'ticket.commented': 'somebody wrote',
  'ticket.status-changed': 'the status changed',
  'ticket.priority-changed': 'the priority changed',
  'ticket.type-changed': 'the type changed',
  'ticket.team-assigned': 'the team changed',
  'ticket.requester-changed': 'the requester changed',
  'ticket.tagged': 'a tag was added',
  'ticket.untagged': 'a tag was removed',
};

/** What happened on the ticket, as the ledger of a clock names it. */
export const causeWords = (type: string): string => words[type] ?? type.replace(/^\w+\./, '').replace(/-/g, ' ');
