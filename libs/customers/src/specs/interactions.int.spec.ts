import { PeopleDirectory, type PersonSummary, type TicketEvent } from '@casewright/contracts';
import { newId, type FixedClock } from '@casewright/kernel';
import { openDesk, type Desk } from './desk';

describe('interactions of a person', () => {
  let desk: Desk;
  let person: PersonSummary;
  const [first, second] = [newId(), newId()];

  const opened = (): TicketEvent => ({
    type: 'ticket.opened',
    data: {
      number: 1001,
      subject: 'Black picture',
      subjectId: person.id,
      requesterId: person.id,
      organisationId: null,
      channel: 'mail',
      type: 'incident',
      priority: 'normal',
      severity: null,
      status: { id: 'new', category: 'new' },
      teamId: null,
      assigneeId: null,
      tags: [],
      followsUp: null,
    },
  });
  const commented = (text: string, authorKind: 'customer' | 'agent'): TicketEvent => ({
    type: 'ticket.commented',
    data: {
      commentId: newId(),
      subjectId: person.id,
      authorId: newId(),
      authorKind,
      visibility: 'public',
      channel: 'web',
      text,
      html: null,
      attachments: [],
      messageId: null,
      automatic: false,
    },
  });

  beforeAll(async () => {
    desk = await openDesk();
    const clock = desk.test.clock as FixedClock;
    person = await desk.test.get(PeopleDirectory).findOrCreate('ada@kino.test', 'Ada');
    await desk.append(first, opened());
    clock.advance(60_000);
    await desk.append(first, commented('It is\n  black', 'customer'));
    clock.advance(60_000);
    await desk.append(second, opened());
    clock.advance(60_000);
    await desk.append(first, commented('x'.repeat(500), 'agent'));
    await desk.test.catchUp();
  });
  afterAll(() => desk.test.close());

  const path = () => `/customers/${person.id}/interactions`;

  it('tells what happened, newest first', async () => {
    const { status, body } = await desk.send('agent', 'GET', path());
    expect(status).toBe(200);
    expect(body.items).toMatchObject([
      { kind: 'answered', ticketId: first, authorKind: 'agent', excerpt: 'x'.repeat(200) },
      { kind: 'opened', ticketId: second, ticketSubject: 'Black picture' },
      { kind: 'commented', ticketId: first, excerpt: 'It is black' },
      { kind: 'opened', ticketId: first, excerpt: 'Black picture', ticketNumber: 'T-1001' },
    ]);
  });

  it('pages', async () => {
    const page = await desk.send('agent', 'GET', `${path()}?limit=3`);
    const rest = await desk.send('agent', 'GET', `${path()}?limit=3&cursor=${encodeURIComponent(page.body.nextCursor ?? '')}`);
    expect([page.body.items?.length, rest.body.items?.length, rest.body.nextCursor]).toEqual([3, 1, null]);
  });

  it('leaves out tickets that the reader may not see, and asks once per ticket', async () => {
    desk.doors.shut.add(`manager:${second}`);
    desk.doors.asked = 0;
    const { body } = await desk.send('manager', 'GET', path());
    expect(body.items?.map(({ ticketId }) => ticketId)).toEqual([first, first, first]);
    expect(desk.doors.asked).toBe(2);
  });

  it('shows engineers the people of their own tickets only', async () => {
    expect((await desk.send('engineer', 'GET', `/customers/${person.id}`)).status).toBe(200);
    desk.doors.shut.add(`engineer:${first}`).add(`engineer:${second}`);
    const hidden = await desk.send('engineer', 'GET', `/customers/${person.id}`);
    expect(hidden).toEqual(await desk.send('engineer', 'GET', `/customers/${newId()}`));
    expect(hidden.status).toBe(404);
    expect((await desk.send('engineer', 'GET', path())).status).toBe(404);
  });
});
