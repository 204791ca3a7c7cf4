import { CommandGateway } from '@casewright/commands';
import {
  PeopleDirectory,
  TicketDirectory,
  webhookCommands,
  WebhookRehearsal,
  type TicketFacts,
  type WebhookCall,
  type WebhookSecretView,
} from '@casewright/contracts';
import { Deliveries } from '@casewright/jobs';
import { firstMeta, idFrom, newId, type FixedClock } from '@casewright/kernel';
import { openContextDesk, type ContextDesk } from '@casewright/testing';
import { Webhook } from 'standardwebhooks';
import { WebhooksModule } from '../webhooks.module';
import { Receiver } from './receiver';

const ada = { id: idFrom('ada'), name: 'Ada', email: 'ada@kino.test', organisationId: null, removed: false };

class Tickets extends TicketDirectory {
  find = (id: string) => Promise.resolve({ id, subject: 'Lamp in hall 3' } as TicketFacts);
  tickets = () => Promise.resolve(new Map<string, TicketFacts>());
}

class People extends PeopleDirectory {
  people = (ids: readonly string[]) => Promise.resolve(new Map(ids.includes(ada.id) ? [[ada.id, ada]] : []));
  organisations = () => Promise.resolve(new Map<string, never>());
  findOrCreate = () => Promise.reject(new Error('Nobody comes'));
  findByEmail = () => Promise.resolve(null);
  search = () => Promise.resolve([]);
}

const call = (targetId: string, people: WebhookCall['people'] = 'none'): WebhookCall => ({
  targetId,
  people,
  event: { type: 'ticket.opened', at: '2026-01-05T09:00:00.000Z' },
  rule: { id: idFrom('rule'), version: 2 },
  ticket: {
    ...{
      id: idFrom('ticket'),
      number: 'T-1001',
      status: 'open',
      statusCategory: 'open',
      priority: 'high',
      severity: null,
      type: 'incident',
    },
    ...{ channel: 'mail', teamId: null, assigneeId: null, requesterId: ada.id, organisationId: null, tags: ['vip'] },
  },
});

describe('webhooks', () => {
  let desk: ContextDesk;
  let receiver: Receiver;
  beforeAll(async () => {
    desk = await openContextDesk({
      context: WebhooksModule,
      providers: [
        { provide: TicketDirectory, useClass: Tickets },
        { provide: PeopleDirectory, useClass: People },
      ],
      environment: { WEBHOOK_PRIVATE_HOSTS: 'localhost' },
    });
  });
  beforeEach(async () => {
    receiver = await new Receiver().open();
    // The newest delivery is the one of this test.
    clock().advance(60_000);
  });
  afterEach(() => receiver.close());
  afterAll(() => desk.test.close());

  const clock = () => desk.test.clock as FixedClock;
  const deliveries = () => desk.test.get(Deliveries);
  const rehearsal = () => desk.test.get(WebhookRehearsal);
  const create = async (url: string, name = newId()): Promise<WebhookSecretView> =>
    (await desk.send('admin', 'POST', '/webhook-targets', { name, url })).body as unknown as WebhookSecretView;
  const send = (data: WebhookCall, commandId = newId()) =>
    desk.test
      .get(CommandGateway)
      .send(
        { type: 'webhook.call', data },
        { ...firstMeta(commandId, { kind: 'rule', id: data.rule.id }, clock().now()), causationId: 'event-1' },
      );

  it('carry a CloudEvent that the library of Standard Webhooks verifies', async () => {
    const { id, secret, host } = await create(receiver.url('/hook?for=casewright'));
    await send(call(id));
    expect(await deliveries().runDue()).toBe(1);
    const [got] = receiver.received;
    expect(got?.path).toBe('/hook?for=casewright');
    expect(got?.headers['content-type']).toMatch(/^application\/cloudevents\+json/);
    jest.useFakeTimers({ now: clock().now(), doNotFake: ['setTimeout', 'setInterval', 'setImmediate', 'nextTick'] });
    const event = new Webhook(secret).verify(got?.body ?? '', got?.headers as Record<string, string>) as object;
    const other = new Webhook(`whsec_${Buffer.alloc(32).toString('base64')}`);
    expect(() => other.verify(got?.body ?? '', got?.headers as Record<string, string>)).toThrow(/No matching signature/);
    jest.useRealTimers();
    expect(event).toMatchObject({
      specversion: '1.0',
      id: got?.headers['webhook-id'],
      type: 'casewright.rule.called',
      subject: `tickets/${idFrom('ticket')}`,
      data: { event: { id: 'event-1', type: 'ticket.opened' }, rule: { version: 2 }, ticket: { number: 'T-1001', tags: ['vip'] } },
    });
    expect(got?.body).not.toMatch(/Lamp|Ada|kino/);
    expect(host).toMatch(/^localhost:/);
  });

  it('tell of people only where the rule says so, and look them up when they are sent', async () => {
    const { id } = await create(receiver.url());
    await send(call(id, 'included'));
    const [waiting] = await deliveries().list({ limit: 1 });
    expect(waiting).toMatchObject({ subjectId: ada.id, status: 'waiting' });
    expect(JSON.stringify(waiting?.payload)).not.toMatch(/Lamp|kino/);
    await deliveries().runDue();
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({
      data: { ticket: { subject: 'Lamp in hall 3', requester: { name: 'Ada', email: 'ada@kino.test' } } },
    });
  });

  it.each(['none', 'included'] as const)('are shown beforehand as they leave, but for the signature; of people: %s', async (people) => {
    const { id, secret } = await create(receiver.url());
    const commandId = newId();
    const shown = await rehearsal().request(call(id, people), { commandId, eventId: 'event-1' });
    expect(await deliveries().runDue()).toBe(0);
    await send(call(id, people), commandId);
    await deliveries().runDue();
    const [{ headers = {}, body = '' } = {}] = receiver.received;
    expect(shown).toMatchObject({ body, headers: { 'webhook-id': headers['webhook-id'] } });
    expect(headers).toMatchObject('headers' in shown ? shown.headers : {});
    expect(JSON.stringify(shown)).not.toContain('signature');
    expect(JSON.stringify(shown)).not.toContain(secret);
  });

  it('are not shown where none would leave, and it says why', async () => {
    const { id } = await create(receiver.url());
    const request = (data: WebhookCall) => rehearsal().request(data, { commandId: newId(), eventId: 'event-1' });
    const long = { ...call(id), ticket: { ...call(id).ticket, tags: ['x'.repeat(70_000)] } };
    expect(await request(long)).toEqual({ refusal: 'The webhook would be larger than 64 KB.' });
    await desk.send('admin', 'DELETE', `/webhook-targets/${id}`);
    expect(await request(call(id))).toEqual({ refusal: 'The webhook was removed.' });
  });

  it('are sent once under one command, and with the same id and body at each attempt', async () => {
    const { id } = await create(receiver.url());
    const commandId = newId();
    receiver.answers.push({ status: 503 }, { status: 500 });
    await send(call(id), commandId);
    await send(call(id), commandId);
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await deliveries().runDue();
      clock().advance(3_600_000);
    }
    await send(call(id), commandId);
    expect(await deliveries().runDue()).toBe(0);
    expect(receiver.received).toHaveLength(3);
    expect(new Set(receiver.received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    expect(new Set(receiver.received.map(({ body }) => body)).size).toBe(1);
    expect((await deliveries().list({ limit: 1 }))[0]).toMatchObject({ status: 'delivered', receipt: 'HTTP 200', attempts: 3 });
  });

  it('follow no redirect', async () => {
    const other = await new Receiver().open();
    const { id } = await create(receiver.url());
    receiver.answers.push({ status: 302, headers: { location: other.url() } });
    await send(call(id));
    await deliveries().runDue();
    expect((await deliveries().list({ limit: 1 }))[0]).toMatchObject({
      status: 'waiting',
      error: expect.stringMatching(/redirects \(HTTP 302\)/),
    });
    expect(other.received).toHaveLength(0);
    await other.close();
  });

  it('become dead letters where the receiver wants nothing more, or is gone, and can be sent again', async () => {
    const { id } = await create(receiver.url());
    receiver.answers.push({ status: 410 });
    await send(call(id));
    await deliveries().runDue();
    const [dead] = await deliveries().list({ limit: 1 });
    expect(dead).toMatchObject({ status: 'dead', error: expect.stringMatching(/HTTP 410/) });
    await deliveries().replay(dead?.id ?? '');
    await deliveries().runDue();
    expect(receiver.received.map(({ headers }) => headers['webhook-id'])).toEqual([dead?.id, dead?.id]);
    await desk.send('admin', 'DELETE', `/webhook-targets/${id}`);
    await expect(send(call(id))).rejects.toThrow('The webhook was removed');
  });

  it.each([
    ['https://127.0.0.1/hook', /private network/],
    ['https://[::1]/hook', /private network/],
    ['https://169.254.169.254/latest/meta-data', /private network/],
    ['https://0x7f.1/hook', /private network/],
    ['https://[::ffff:10.0.0.1]/hook', /private network/],
    ['http://hooks.example.org/hook', /begins with https/],
    ['ftp://hooks.example.org/hook', /begins with https/],
    ['https://ada:secret@hooks.example.org/hook', /user and password/],
    ['https://hooks.example.org/hook#part', /after #/],
  ])('cannot be made for %s', async (url, sentence) => {
    const refused = await desk.send('admin', 'POST', '/webhook-targets', { name: newId(), url });
    expect(refused).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'body', pointer: '/url', message: expect.stringMatching(sentence) }] },
    });
  });

  it('show their secret once, and their address to those who manage them', async () => {
    const made = await create(receiver.url('/a-path-that-is-a-password'), 'CRM');
    expect((await desk.send('admin', 'GET', `/webhook-targets/${made.id}`)).body).not.toHaveProperty('secret');
    const listed = await desk.send('agent', 'GET', '/webhook-targets');
    expect(JSON.stringify(listed.body)).toContain('CRM');
    expect(JSON.stringify(listed.body)).not.toContain('password');
    for (const role of ['agent', 'manager'] as const)
      expect((await desk.send(role, 'GET', `/webhook-targets/${made.id}`)).status).toBe(403);
    expect(await desk.send('admin', 'POST', '/webhook-targets', { name: 'crm', url: receiver.url() })).toMatchObject({ status: 409 });
    const renewed = (await desk.send('admin', 'POST', `/webhook-targets/${made.id}/secret`, {})).body as unknown as WebhookSecretView;
    expect(renewed.secret).toMatch(/^whsec_/);
    expect(renewed.secret).not.toBe(made.secret);
    await desk.send('admin', 'POST', `/webhook-targets/${made.id}/test`);
    await deliveries().runDue();
    expect(JSON.parse(receiver.received[0]?.body ?? '')).toMatchObject({ type: 'casewright.test' });
  });

  it('take only what is told about a ticket', () => {
    const parsed = webhookCommands['webhook.call'].safeParse({ ...call(newId()), url: 'https://x.test' });
    expect(parsed.success).toBe(false);
  });
});
