import type { MailboxMessageDetailView, TicketView } from '@casewright/contracts';
import { createMailApp, type MailApp } from './mail-app';

const ada = 'ada@outside.test';

describe('an answer to a ticket that was merged into another one', () => {
  let app: MailApp;
  let first: string;
  let second: string;

  const arrived = async (subject: string) => {
    const mail = { from: ada, fromName: 'Ada Lovelace', subject, text: 'Black picture' };
    await app.api<MailboxMessageDetailView>('POST', '/mailbox/messages', mail);
    await app.settle();
    return (await app.messages()).at(-1)?.ticket_id ?? '';
  };
  const lastMailAbout = async (reference: string) => (await app.received(ada)).findLast(({ text }) => text.includes(reference));
  const texts = async (id: string) => (await app.ticket(id)).comments.map(({ text }) => text.split('\n')[0]);
  const answer = async (text: string) => {
    app.clock.advance(60_000);
    const mail = await lastMailAbout('T-1002');
    await app.api('POST', `/mailbox/messages/${mail?.id ?? ''}/reply`, { text });
    await app.settle();
  };

  beforeAll(async () => {
    app = await createMailApp();
    first = await arrived('Projector in hall 3');
    second = await arrived('The same projector');
    await app.api<TicketView>('POST', `/tickets/${second}/merge`, { into: first });
    await app.settle();
  });
  afterAll(() => app.close());

  it('joins the one that stays', async () => {
    expect((await app.ticket(second)).status.category).toBe('closed');
    await answer('It is still black');
    expect(await texts(first)).toEqual(['Black picture', 'Black picture', 'It is still black']);
    expect(await app.messages()).toHaveLength(3);
  });

  it('is followed up only once that one is closed', async () => {
    await app.api('POST', `/tickets/${first}/take`);
    await app.api('PATCH', `/tickets/${first}`, { status: 'solved' });
    await app.api('PATCH', `/tickets/${first}`, { status: 'closed' });
    await app.settle();
    await answer('And again');
    const followUp = (await app.messages()).at(-1)?.ticket_id ?? '';
    expect([first, second]).not.toContain(followUp);
    expect(await app.ticket(followUp)).toMatchObject({ followsUp: { id: first } });
  });
});
