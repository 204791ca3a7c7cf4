import { idFrom } from '@casewright/kernel';
import { given } from '@casewright/testing';
import { importTicket, type Import, type PastComment } from './import';
import { ticket } from './ticket';
import { agent, commentOf, opened, openingOf, otherTeam, statusOf } from './ticket.samples';

const origin = { source: 'olddesk', reference: '7', at: '2025-01-01T00:00:00.000Z', solvedAt: null };
const said = (authorKind: 'customer' | 'agent', visibility: 'public' | 'internal' = 'public'): PastComment => ({
  content: commentOf({ authorKind, visibility }),
  commentId: idFrom(authorKind),
  writtenAt: '2025-01-01T00:00:00.000Z',
  authorName: null,
});
const { comment: _, commentId: _id, followsUp: _up, ...opening } = openingOf();
const past = (changes: Partial<Import>): Import => ({
  ...opening,
  status: statusOf('open'),
  origin,
  comments: [said('customer')],
  ...changes,
});
const importedAs = (changes: Partial<Import>) => {
  const [event] = importTicket(ticket.initial, past(changes));
  return event?.type === 'ticket.opened' ? event.data.imported : undefined;
};

describe('taking a ticket over', () => {
  it('begins with the status that it had, and what was said', () => {
    const events = importTicket(ticket.initial, past({ status: statusOf('pending'), fields: [{ key: 'lamps', kind: 'number', to: 3 }] }));
    expect(events.map(({ type }) => type)).toEqual(['ticket.opened', 'ticket.commented', 'ticket.field-set']);
    expect(events[0]?.data).toMatchObject({ status: { category: 'pending' }, imported: origin });
    expect(events[1]?.data).toMatchObject({ writtenAt: origin.at });
    expect(given(ticket, ...events).state).toMatchObject({ stage: 'live', fields: { lamps: 3 } });
  });

  it('is closed from the beginning where it was over', () => {
    const { state } = given(
      ticket,
      ...importTicket(ticket.initial, past({ status: statusOf('closed'), fields: [{ key: 'lamps', kind: 'number', to: 3 }] })),
    );
    expect(state).toMatchObject({ stage: 'closed', fields: { lamps: 3 } });
  });

  it('knows whether somebody had answered, and whether the requester waits', () => {
    expect(importedAs({})).toMatchObject({ answered: false, unanswered: true });
    expect(importedAs({ comments: [said('customer'), said('agent')] })).toMatchObject({ answered: true, unanswered: false });
    expect(importedAs({ comments: [said('customer'), said('agent', 'internal')] })).toMatchObject({ answered: false, unanswered: true });
    expect(importedAs({ comments: [said('agent'), said('customer')], status: statusOf('closed') })).toMatchObject({
      answered: true,
      unanswered: false,
    });
  });

  it('gives it to the team of its assignee', () => {
    const [event] = importTicket(ticket.initial, past({ assignee: agent, teamId: otherTeam }));
    expect(event?.data).toMatchObject({ assigneeId: agent.id, teamId: agent.teamIds[0] });
  });

  it('happens once', () => given(ticket, opened()).when(importTicket, past({})).thenRefused('resource.exists'));
});
