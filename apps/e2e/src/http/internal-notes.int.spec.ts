import type { ClientMessages, MailboxMessageDetailView, ServerMessages, TicketView } from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { Plugins } from '@casewright/plugins';
import { until } from '@casewright/testing';
import { io, type Socket } from 'socket.io-client';
import { startWholeProgram, type Caller, type WholeProgram } from './whole-program';

const secret = 'zebracrossing';

describe('an internal note', () => {
  let program: WholeProgram;
  let admin: Caller;
  let customer: Caller;
  let path: string;
  let attachmentId: string;
  let socket: Socket<ServerMessages, ClientMessages>;
  const heard: unknown[] = [];

  beforeAll(async () => {
    program = await startWholeProgram();
    await program.app.listen(0, '127.0.0.1');
    await program.app.get(Plugins, { strict: false }).start();
    [admin, customer] = [await program.join('Head', 'admin'), await program.join('Cara', 'customer')];
    const ticket = await customer.ask<TicketView>('POST', '/tickets', { subject: 'Lamp', body: 'It is dark' });
    path = `/tickets/${ticket.id}`;
    socket = await listen(program, customer, heard);
    for (const room of ['queue', `ticket:${ticket.id}`]) expect(await socket.timeout(5000).emitWithAck('join', room)).toEqual({ ok: true });
    attachmentId = await admin.upload(secret);
    await admin.ask('POST', `${path}/comments`, { body: `Between us: ${secret}`, visibility: 'internal', attachmentIds: [attachmentId] });
    await settle();
  });

  afterAll(async () => {
    socket.disconnect();
    await program.close();
  });

  const settle = async () => {
    do await program.catchUp();
    while ((await program.app.get(Deliveries, { strict: false }).runDue()) > 0);
  };

  it('is read by those who work on the ticket', async () => {
    const { comments } = await admin.ask<TicketView>('GET', path);
    expect(comments.at(-1)?.text).toContain(secret);
    expect((await admin.ask<{ items: unknown[] }>('GET', `/tickets?q=${secret}`)).items).toHaveLength(1);
  });

  it.each(['', '/events', '/clocks', '/decisions'])('is nowhere in what the requester reads of the ticket%s', async (part) => {
    expect((await customer.send('GET', `${path}${part}`)).body).not.toContain(secret);
  });

  it('is not found by its words, nor its file by its address', async () => {
    expect((await customer.ask<{ items: unknown[] }>('GET', `/tickets?q=${secret}`)).items).toEqual([]);
    expect((await customer.send('GET', `${path}/attachments/${attachmentId}`)).statusCode).toBe(404);
    expect((await admin.send('GET', `${path}/attachments/${attachmentId}`)).statusCode).toBe(200);
  });

  it('is in no answer to what the requester writes', async () => {
    const answer = await customer.send('POST', `${path}/comments`, { body: 'Still dark', visibility: 'public' });
    expect(answer.statusCode).toBe(201);
    expect(answer.body).not.toContain(secret);
  });

  it('is not among what a person did, as far as a customer may ask', async () => {
    const { requester } = await admin.ask<TicketView>('GET', path);
    const address = `/customers/${requester.id}/interactions`;
    expect((await admin.send('GET', address)).body).toContain(secret);
    expect((await customer.send('GET', address)).statusCode).toBe(403);
  });

  it('is in no mail; a reply is', async () => {
    await admin.ask('POST', `${path}/comments`, { body: 'We come tomorrow', visibility: 'public' });
    await settle();
    const { items } = await admin.ask<{ items: { id: string }[] }>('GET', '/mailbox/messages?address=cara@example.test');
    const mails = await Promise.all(items.map(({ id }) => admin.ask<MailboxMessageDetailView>('GET', `/mailbox/messages/${id}`)));
    expect(mails.some(({ text }) => text.includes('We come tomorrow'))).toBe(true);
    expect(JSON.stringify(mails)).not.toContain(secret);
  });

  it('wakes no socket of a customer', async () => {
    await until(() => heard.some((message) => JSON.stringify(message).includes('ticket.commented')));
    const before = heard.length;
    await admin.ask('POST', `${path}/comments`, { body: `Again: ${secret}`, visibility: 'internal' });
    await program.catchUp();
    await admin.ask('POST', `${path}/comments`, { body: 'On Monday', visibility: 'public' });
    await program.catchUp();
    await until(() => heard.length > before);
    const news = heard.slice(before).map((message) => JSON.stringify(message));
    expect(news.every((message) => message.includes('"eventTypes":["ticket.commented"]'))).toBe(true);
    expect(new Set(news).size).toBe(1);
    expect(JSON.stringify(heard)).not.toContain(secret);
  });
});

async function listen(program: WholeProgram, { token }: Caller, heard: unknown[]): Promise<Socket<ServerMessages, ClientMessages>> {
  const options = { path: '/socket.io', auth: { token }, reconnection: false, forceNew: true, transports: ['websocket'] };
  const socket: Socket<ServerMessages, ClientMessages> = io(await program.app.getUrl(), options);
  socket.onAny((_name: string, message: unknown) => heard.push(message));
  await new Promise<void>((connected, refused) => socket.once('connect', connected).once('connect_error', refused));
  return socket;
}
