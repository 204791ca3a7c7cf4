import type { Permission, TicketView } from '@casewright/contracts';
import { commandsOf, type TicketActs } from './ticket-commands';

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

function labels(shown: TicketView, may: readonly Permission[], edit = jest.fn(), merge = jest.fn()) {
  const acts = { me: 'u1', may: (permission) => may.includes(permission), edit, merge } as Partial<TicketActs> as TicketActs;
  const { palette, menu } = commandsOf(shown, acts);
  return {
    labels: palette.map(({ label }) => label),
    menu: menu.map(({ label }) => label),
    run: (label: string) => palette.find((entry) => entry.label === label)?.run(),
    ...{ edit, merge },
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

  it('stand in a menu, too, where they have no place of their own', () => {
    const { menu, run, merge } = labels(ticket(), ['ticket.edit', 'ticket.follow', 'notification.view']);
    expect(menu).toEqual(['Snooze until …', 'Remind me …', 'Follow', 'Merge into another ticket …']);
    run('Merge into another ticket …');
    expect(merge).toHaveBeenCalledTimes(1);
  });

  it('are none while no ticket is there', () => {
    expect(commandsOf(null, {} as TicketActs)).toEqual({ palette: [], menu: [] });
  });
});
