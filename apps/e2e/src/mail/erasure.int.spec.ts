import { AutomationModule } from '@casewright/automation';
import type { InteractionList, PersonView, TicketView } from '@casewright/contracts';
import { Config } from '@casewright/config';
import { EscalationsModule } from '@casewright/escalations';
import { FileStore, UnneededFiles } from '@casewright/files';
import { Deliveries } from '@casewright/jobs';
import { Database } from '@casewright/persistence';
import { NotificationsModule } from '@casewright/notifications';
import { SlaModule } from '@casewright/sla';
import { SubscriptionAdmin } from '@casewright/subscriptions';
import { WebhooksModule } from '@casewright/webhooks';
import { text } from 'node:stream/consumers';
import { createMailApp, type MailApp } from './mail-app';
import { filesWith, tablesWith } from './traces';

const mira = 'mira.solberg@lumen-kino.test';
/** Words that stand in what she wrote and what was written to her, and nowhere else. */
const words = ['Solberg', 'mira.solberg', 'Xylophon', 'Quasar', 'Marzipan', 'Kaleidoskop', 'away-file'];

const mail = (id: string, subject: string, text: string) => withFile(`Mira Solberg <${mira}>`, id, subject, text, `Kaleidoskop ${id}`);
const withFile = (from: string, id: string, subject: string, text: string, attached: string) => [
  `From: ${from}`,
  `Message-ID: <${id}@post.test>`,
  `Subject: ${subject}`,
  'Content-Type: multipart/mixed; boundary=x',
  '',
  '--x',
  'Content-Type: text/plain; charset=utf-8',
  '',
  text,
  '--x',
  `Content-Type: text/plain; name=${id}-file.txt`,
  `Content-Disposition: attachment; filename=${id}-file.txt`,
  '',
  attached,
  '--x--',
];

const builtAnew = ['ticket-list', 'ticket-texts', 'ticket-files', 'interactions'];

const rule = (agentId: string) => ({
  name: 'Tell who it is',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'projector' }] },
  actions: [
    { id: 'note', type: 'ticket.note', params: { text: '{{requester.name}} writes about {{ticket.subject}}' } },
    { id: 'tell', type: 'notify.agent', params: { to: agentId, text: '{{requester.name}} writes about {{ticket.subject}}' } },
    { id: 'subject', type: 'ticket.set-subject', params: { to: '{{requester.name}}: {{ticket.subject}}' } },
  ],
});

describe('a person who is forgotten', () => {
  let app: MailApp;
  let person: PersonView;
  let ticketId: string;
  let otherTicketId: string;

  const traces = async (word: string) => [...(await tablesWith(app.get(Database), word)), ...(await filesWith(app.get(Config), word))];
  const forget = (confirm: string) =>
    app.http({
      method: 'POST',
      url: `/api/v1/customers/${person.id}/forget`,
      headers: app.headers,
      payload: { reason: 'Article 17', confirm },
    });
  const settled = async () => {
    await app.settle();
    await app.get(UnneededFiles).sweep();
  };

  beforeAll(async () => {
    app = await createMailApp({ more: [AutomationModule, EscalationsModule, SlaModule, NotificationsModule, WebhooksModule] });
    const me = await app.api<{ id: string }>('GET', '/me');
    const made = await app.api<{ id: string }>('POST', '/rules', rule(me.id));
    await app.api('POST', `/rules/${made.id}/publish`, { reason: 'For this test' });
    await app.send(mail('one', 'Xylophon in the projector', 'The Quasar is dark'), { from: mira });
    await app.send(mail('away', 'Xylophon', 'Quasar').toSpliced(1, 0, 'Auto-Submitted: auto-replied'), { from: mira });
    await app.send(withFile('Bo Berg <bo@outside.test>', 'other', 'Other projector', 'Kept', 'A plan'));
    await app.settle();
    const messages = await app.messages();
    ticketId = messages[0]?.ticket_id ?? '';
    otherTicketId = messages[2]?.ticket_id ?? '';
    person = await app.api<PersonView>('GET', `/customers/${(await app.ticket(ticketId)).requester.id}`);
    await app.api('PATCH', `/customers/${person.id}`, { notes: 'Marzipan', phone: '+49 30 Marzipan' });
    await app.api('POST', `/tickets/${ticketId}/comments`, { body: '<p>Marzipan, Mira</p>', format: 'html', visibility: 'public' });
    await app.api('POST', '/ticket-fields', { key: 'contact', kind: 'text', label: 'Contact on site' });
    await app.api('PATCH', `/tickets/${ticketId}`, { fields: { contact: 'Marzipan Solberg' } });
    await app.settle();
    await app.send(mail('two', 'Xylophon again', 'Quasar waits'), { from: mira });
    await app.api('POST', `/tickets/${ticketId}/comments`, { body: 'Marzipan waits', format: 'text', visibility: 'public' });
    for (const name of builtAnew) await app.get(SubscriptionAdmin).rebuild(name);
    await app.catchUp();
  });
  afterAll(() => app.close());

  it('has left traces in every part before', async () => {
    const found = new Set((await Promise.all(words.map(traces))).flat());
    for (const place of ['customers.people', 'mail.messages', 'mail.mailbox', 'mail.sent', 'rm.ticket_list_', 'rm.ticket_texts_', 'files'])
      expect([...found].some((name) => name.startsWith(place))).toBe(true);
  });

  it('is only forgotten when the address was typed, by somebody who may', async () => {
    const answer = await forget('mira');
    expect(answer.statusCode).toBe(400);
    expect(answer.json()).toMatchObject({ code: 'request.invalid', errors: [{ pointer: '/confirm' }] });
  });

  it('has left no trace afterwards: not in any table, not in any file', async () => {
    expect((await forget(` ${mira.toUpperCase()} `)).statusCode).toBe(202);
    await app.catchUp();
    await settled();
    for (const word of words) expect({ word, found: await traces(word) }).toEqual({ word, found: [] });
  });

  it('is shown as erased where tickets name them, and gets no mail any more', async () => {
    const ticket = await app.api<TicketView>('GET', `/tickets/${ticketId}`);
    expect(ticket).toMatchObject({ subject: '[erased]', requester: { name: '[erased]', email: '' } });
    expect(new Set(ticket.comments.map(({ text }) => text))).toEqual(new Set(['[erased]']));
    const { items } = await app.api<{ items: { id: string; subject: string }[] }>('GET', '/tickets?limit=50');
    expect(items.find(({ id }) => id === ticketId)).toMatchObject({ subject: '[erased]' });
    expect(await app.api('GET', `/customers/${person.id}`)).toMatchObject({
      name: '[erased]',
      emails: [],
      erasedAt: expect.any(String) as string,
    });
    const interactions = await app.api<InteractionList>('GET', `/customers/${person.id}/interactions`);
    expect(new Set(interactions.items.map(({ excerpt }) => excerpt))).toEqual(new Set(['[erased]']));
    const open = await app.get(Deliveries).list({ limit: 100, ticketId });
    expect(new Set(open.map(({ status }) => status))).toEqual(new Set(['delivered', 'cancelled']));
    expect((await app.messages()).filter(({ digest }) => digest === '').map(({ status }) => status)).toEqual([
      'done',
      'deleted',
      'deleted',
    ]);
  });

  it('stays so when the read models are built anew', async () => {
    const rows = () =>
      app.get(Database).query<{ row: object }>(`select to_jsonb(t) - 'search_vector' as row from rm.ticket_list t order by id`);
    const before = await rows();
    for (const name of builtAnew) await app.get(SubscriptionAdmin).rebuild(name);
    await settled();
    expect(await rows()).toEqual(before);
    for (const word of words) expect({ word, found: await traces(word) }).toEqual({ word, found: [] });
  });

  it('leaves everybody else as they were', async () => {
    const ticket = await app.ticket(otherTicketId);
    expect(ticket).toMatchObject({ subject: 'Bo Berg: Other projector', requester: { name: 'Bo Berg' } });
    expect(ticket.comments[0]).toMatchObject({ text: 'Kept', attachments: [{ name: 'other-file.txt' }] });
    const { digest } = (await app.messages())[2] ?? {};
    const raw = await app.get(FileStore).read(digest ?? '');
    expect(raw && (await text(raw))).toContain('A plan');
  });

  it('is somebody new who writes again', async () => {
    await app.send(mail('again', 'A new start', 'Hello'), { from: mira });
    await app.settle();
    const { requester } = await app.ticket((await app.messages()).at(-1)?.ticket_id ?? null);
    expect(requester).toMatchObject({ name: 'Mira Solberg' });
    expect(requester.id).not.toBe(person.id);
  });
});
