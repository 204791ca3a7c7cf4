import { given } from '@casewright/testing';
import { changeStatus, openTicket } from './lifecycle';
import { ticket } from './ticket';
import { agent, assigned, became, opened, openingOf, otherTeam, statusOf } from './ticket.samples';

describe('opening', () => {
  it('gives the first comment and starts new, whoever wrote', () => {
    const events = openTicket(ticket.initial, openingOf({ tags: ['hall-3', 'hall-3'] }));
    expect(events.map((event) => event.type)).toEqual(['ticket.opened', 'ticket.commented']);
    expect(events[0]?.data).toMatchObject({ status: { category: 'new' }, tags: ['hall-3'] });
  });

  it('takes the team from an agent who does not work in the given one', () => {
    const [event] = openTicket(ticket.initial, openingOf({ teamId: otherTeam, assignee: agent }));
    expect(event?.data).toMatchObject({ teamId: agent.teamIds[0], assigneeId: agent.id });
  });

  it('happens once', () => given(ticket, opened()).when(openTicket, openingOf()).thenRefused('resource.exists'));
});

describe('status', () => {
  const solved = [opened(), assigned(agent.id), became('solved')];

  it('changes', () => given(ticket, opened()).when(changeStatus, statusOf('pending')).then(became('pending')));
  it('stays without an event', () => given(ticket, opened()).when(changeStatus, statusOf('new')).thenNothing());
  it('never goes back to new', () =>
    given(ticket, opened(), became('open')).when(changeStatus, statusOf('new')).thenRefused('ticket.transition'));
  it('needs an assignee to be solved', () =>
    given(ticket, opened()).when(changeStatus, statusOf('solved')).thenRefused('ticket.assignee-needed'));
  it('closes only what was solved', () => given(ticket, opened()).when(changeStatus, statusOf('closed')).thenRefused('ticket.transition'));
  it('closes what was solved', () =>
    given(ticket, ...solved)
      .when(changeStatus, statusOf('closed'))
      .then(became('closed', 'solved')));
  it('says the rule in words', () => {
    expect(() => changeStatus(given(ticket, opened(), became('open')).state, statusOf('new'))).toThrow(
      'A ticket that is open cannot become new; it can become pending, on-hold, solved.',
    );
  });
  it('stays closed', () =>
    given(ticket, ...solved, became('closed', 'solved'))
      .when(changeStatus, statusOf('open'))
      .thenRefused('ticket.closed'));
});
