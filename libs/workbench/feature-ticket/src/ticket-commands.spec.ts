import type { Permission, TicketView } from '@casewright/contracts';
import { ticketCommands, type TicketActs } from './ticket-commands';

const ticket = (more: Partial<TicketView> = {}): TicketView =>
  ({
    id: 't1',
    reference: 'T-1001',
    status: { id: 'open', category: 'open' },
    priority: 'low',
    assignee: null,
    following: false,
    ...more,
  }) as TicketView;

function labels(shown: TicketView, may: readonly Permission[], edit = jest.fn()) {
  const acts = { me: 'u1', may: (permission) => may.includes(permission), edit } as Partial<TicketActs> as TicketActs;
  const commands = ticketCommands(shown, acts);
  return {
    labels: commands.map(({ label }) => label),
    run: (label: string) => commands.find((entry) => entry.label === label)?.run(),
    edit,
  };
}

describe('the commands of a ticket', () => {
  it('offer what would change something', () => {
    const { labels: offered } = labels(ticket({ assignee: { id: 'u1', name: 'Ada' } }), ['ticket.edit', 'ticket.assign']);
    expect(offered).toEqual(expect.arrayContaining(['Assign to …', 'Set status: Solved', 'Set priority: Urgent', 'Add a tag …']));
    expect(offered).not.toEqual(expect.arrayContaining(['Assign to me']));
    expect(offered.join()).not.toMatch(/status: (Open|New|Closed)|priority: Low/);
  });

  it('offer only what one may, and nothing that changes a closed ticket', () => {
    expect(labels(ticket(), []).labels).toEqual(['Next ticket', 'Previous ticket']);
    const closed = ticket({ status: { id: 'closed', category: 'closed', label: 'Closed' } });
    expect(labels(closed, ['ticket.edit', 'ticket.assign', 'ticket.reply']).labels).toEqual(['Next ticket', 'Previous ticket']);
  });

  it('do what they say', () => {
    const { run, edit } = labels(ticket(), ['ticket.edit', 'ticket.assign']);
    run('Assign to me');
    run('Set priority: Urgent');
    expect(edit.mock.calls).toEqual([[{ assigneeId: 'u1' }], [{ priority: 'urgent' }]]);
  });
});
