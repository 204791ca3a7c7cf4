import { CommandGateway } from '@casewright/commands';
import { Role, rolePermissions, TicketLinks } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import {
  defineEvents,
  defineProcess,
  event,
  firstMeta,
  idFrom,
  newId,
  type EventOf,
  type FixedClock,
  type Principal,
} from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { Retention } from '@casewright/retention';
import { Metrics } from '@casewright/telemetry';
import { createTestApp, until, type TestApp } from '@casewright/testing';
import { Global, Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { z } from 'zod';
import { DeliveriesAdminModule } from '../deliveries/deliveries-admin.module';
import { KnownTickets } from '../tickets/known-tickets.fixture';

const parcelEvents = defineEvents('parcel', {
  sent: event(z.strictObject({ awaitedUntil: z.iso.datetime(), ticketId: z.uuid().nullable() })),
});
type ParcelEvent = EventOf<typeof parcelEvents>;

const parcelWatch = defineProcess<{ readonly asked: number; readonly ticketId: string | null }, ParcelEvent>({
  type: 'parcel-watch',
  version: 1,
  initial: { asked: 0, ticketId: null },
  follows: ['parcel.sent'],
  key: ({ streamId }) => streamId,
  starts: () => true,
  on: (state, input) =>
    input.type === 'process.woken'
      ? { state: { ...state, asked: state.asked + 1 }, commands: [{ type: 'parcel.ask', data: { at: input.at } }], done: true }
      : { state: { ...state, ticketId: input.data.ticketId }, wakeAt: input.data.awaitedUntil },
});

class AskCommand {
  constructor(
    readonly at: string,
    readonly commandId: string,
  ) {}
}

@Injectable()
class Counter {
  broken = false;
  readonly asked: AskCommand[] = [];
}

@CommandHandler(AskCommand)
class AskHandler implements ICommandHandler<AskCommand> {
  constructor(private readonly counter: Counter) {}

  execute(command: AskCommand): Promise<void> {
    if (this.counter.broken) return Promise.reject(new Error('Nobody is at the counter'));
    this.counter.asked.push(command);
    return Promise.resolve();
  }
}

class AdminOnly extends Authenticator {
  authenticate(): Promise<Principal> {
    const role: Role = 'admin';
    return Promise.resolve({
      userId: idFrom(role),
      sessionId: role,
      role,
      permissions: new Set(rolePermissions[role]),
      teamIds: [],
      personId: null,
    });
  }

  refresh(): Promise<Principal> {
    return this.authenticate();
  }
}

@Global()
@Module({
  providers: [{ provide: Authenticator, useClass: AdminOnly }, { provide: TicketLinks, useClass: KnownTickets }, Counter, AskHandler],
  exports: [Authenticator, TicketLinks, Counter],
})
class Parcels implements OnModuleInit {
  constructor(
    private readonly types: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly processes: ProcessHost,
  ) {}

  onModuleInit(): void {
    this.types.register(parcelEvents);
    const schema = z.strictObject({ at: z.iso.datetime() });
    this.gateway.register({ type: 'parcel.ask', schema, create: ({ at }, { commandId }) => new AskCommand(at, commandId) });
    this.processes.register({ definition: parcelWatch, module: __filename });
  }
}

describe('Processes in a whole application', () => {
  let test: TestApp;
  let clock: FixedClock;

  const sendParcel = async (awaitedUntil: string, ticketId: string | null = null): Promise<string> => {
    const streamId = newId();
    const meta = firstMeta(newId(), { kind: 'system', id: 'test' }, clock.now());
    const events = [{ type: 'parcel.sent', data: { awaitedUntil, ticketId } }];
    await test.get(EventStore).append({ streamId, category: 'parcel', expected: 'none', events, meta, requestHash: 'none' });
    await test.catchUp();
    return streamId;
  };
  const send = async (method: 'GET' | 'POST', path: string, payload?: object) => {
    const answer = await test.http({
      method,
      url: `/api/v1${path}`,
      headers: { authorization: 'Bearer admin' },
      ...(payload && { payload }),
    });
    return { status: answer.statusCode, body: answer.body === '' ? {} : (answer.json() as Record<string, unknown>) };
  };

  beforeAll(async () => {
    test = await createTestApp({ imports: [HttpModule, Parcels, DeliveriesAdminModule] });
    clock = test.clock as FixedClock;
  });
  afterAll(() => test.close());

  it('follow the log, wake by the clock, and send their commands through the real bus', async () => {
    const key = await sendParcel('2026-01-06T09:00:00.000Z');
    expect((await send('GET', `/processes/parcel-watch/${key}`)).body).toMatchObject({
      status: 'running',
      wakeAt: '2026-01-06T09:00:00.000Z',
      state: { asked: 0 },
    });
    expect(await test.get(ProcessHost).runDue()).toBe(0);
    clock.set(new Date('2026-01-06T09:00:05.000Z'));
    expect(await test.get(ProcessHost).runDue()).toBe(1);
    expect(test.get(Counter).asked).toEqual([new AskCommand('2026-01-06T09:00:00.000Z', `process:parcel-watch:${key}:1`)]);
    expect((await send('GET', `/processes/parcel-watch/${key}`)).body).toMatchObject({ status: 'done', state: { asked: 1 } });
    expect((await test.get(Metrics).scrape()).text).toContain('casewright_process_lateness_seconds_sum{type="parcel-watch"} 5');
  });

  it('are parked when they keep failing, listed, and go on when somebody has them try again', async () => {
    test.get(Counter).broken = true;
    const key = await sendParcel(clock.now().toISOString());
    await until(async () => {
      clock.advance(60_000);
      await test.get(ProcessHost).runDue();
      return (await test.get(ProcessHost).find('parcel-watch', key))?.status === 'parked';
    });
    const { body } = await send('GET', '/processes?status=parked&type=parcel-watch');
    expect(body['items']).toEqual([expect.objectContaining({ key, error: 'Nobody is at the counter' })]);
    expect((await test.get(Metrics).scrape()).text).toContain('casewright_processes_parked 1');
    test.get(Counter).broken = false;
    expect((await send('POST', `/processes/parcel-watch/${key}/retry`)).status).toBe(202);
    await test.get(ProcessHost).runDue();
    expect(test.get(Counter).asked.filter(({ commandId }) => commandId === `process:parcel-watch:${key}:1`)).toHaveLength(1);
    expect((await send('POST', `/processes/parcel-watch/${key}/retry`)).status).toBe(409);
  });

  it('are found by their ticket or the beginning of their id, page by page, and name the ticket', async () => {
    const later = '2026-02-01T09:00:00.000Z';
    const keys = [await sendParcel(later), await sendParcel(later)].sort();
    (test.get(TicketLinks) as KnownTickets).numbers.set(keys[0] ?? '', 1042);
    const list = async (query: string) =>
      (await send('GET', `/processes?${query}`)).body as { items: { key: string }[]; nextCursor: string };
    expect((await list('q=T-1042')).items).toMatchObject([{ key: keys[0], ticket: { number: 'T-1042', subject: 'Black picture' } }]);
    expect((await list(`q=parcel-watch:${keys[1]}`)).items).toMatchObject([{ key: keys[1], ticket: null }]);
    const first = await list('q=parcel-watch:&status=running&limit=1');
    const second = await list(`q=parcel-watch:&status=running&limit=1&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ key }) => key)).toEqual(keys);
    expect(second.nextCursor).toBeNull();
    const ticketId = newId();
    const about = await sendParcel(later, ticketId);
    (test.get(TicketLinks) as KnownTickets).numbers.set(ticketId, 1043);
    expect((await list('q=T-1043')).items).toMatchObject([{ key: about, ticket: { number: 'T-1043' } }]);
  });

  it('tell their history from the log, with when they were woken', async () => {
    const due = new Date(clock.now().getTime() + 60_000).toISOString();
    const key = await sendParcel(due);
    clock.set(new Date(Date.parse(due) + 5_000));
    await test.get(ProcessHost).runDue();
    const { body } = await send('GET', `/processes/parcel-watch/${key}`);
    expect(body['steps']).toEqual([
      expect.objectContaining({ kind: 'wake', due, at: clock.now().toISOString(), commands: 1 }),
      expect.objectContaining({ kind: 'input', event: 'parcel.sent' }),
    ]);
    // The counter of this test writes no event; that of the product would.
    expect(body).toMatchObject({ silentCommands: 1, host: 'postgres', temporalUrl: null });
  });

  it('are late when nobody has woken them for a minute', async () => {
    const due = clock.now().getTime() + 60_000;
    const key = await sendParcel(new Date(due).toISOString());
    const late = async () => {
      const { items } = (await send('GET', '/processes?late=true')).body as { items: { key: string }[] };
      const counts = (await send('GET', '/processes/counts')).body as { items: { late: number }[] };
      return [items.some((item) => item.key === key), counts.items.reduce((sum, item) => sum + item.late, 0)];
    };
    clock.set(new Date(due + 60_000));
    expect(await late()).toEqual([false, 0]);
    clock.set(new Date(due + 60_001));
    expect(await late()).toEqual([true, 1]);
    await test.get(ProcessHost).runDue();
    expect(await late()).toEqual([false, 0]);
  });

  it('are cancelled with a reason, once, and counted', async () => {
    const key = await sendParcel('2027-03-01T09:00:00.000Z');
    const cancel = (payload: object) => send('POST', `/processes/parcel-watch/${key}/cancel`, payload);
    expect((await cancel({})).status).toBe(400);
    expect((await cancel({ reason: 'Sent by mistake' })).status).toBe(202);
    expect((await send('GET', `/processes/parcel-watch/${key}`)).body).toMatchObject({
      ...{ status: 'cancelled', error: 'Sent by mistake', wakeAt: null },
    });
    expect((await cancel({ reason: 'Again' })).status).toBe(409);
    expect((await send('POST', '/processes/parcel-watch/nobody/cancel', { reason: 'Never was' })).status).toBe(404);
    const { body } = await send('GET', '/processes/counts');
    expect(body['items']).toContainEqual({ type: 'parcel-watch', status: 'cancelled', host: 'postgres', count: 1, late: 0 });
  });

  it('cannot be moved where there is one host only, and no move names a type that is none', async () => {
    expect((await send('GET', '/processes/moves')).body).toEqual({ possible: false, items: [] });
    expect((await send('POST', '/processes/moves', { to: 'temporal' })).status).toBe(409);
    expect((await send('POST', '/processes/moves', { to: 'temporal', type: 'unheard-of' })).status).toBe(422);
    expect((await send('POST', '/processes/moves', { to: 'the moon' })).status).toBe(400);
  });

  it('are removed 90 days after they ended, and not before', async () => {
    const running = await sendParcel('2027-01-01T09:00:00.000Z');
    const count = async (status: string) =>
      ((await send('GET', `/processes?status=${status}&limit=200`)).body as { items: unknown[] }).items.length;
    const ended = (await count('done')) + (await count('cancelled'));
    expect(ended).toBeGreaterThan(0);
    clock.advance(89 * 24 * 3_600_000);
    expect(await test.get(Retention).run()).toMatchObject({ processes: 0 });
    clock.advance(2 * 24 * 3_600_000);
    expect(await test.get(Retention).run()).toMatchObject({ processes: ended });
    expect(await test.get(ProcessHost).find('parcel-watch', running)).toMatchObject({ status: 'running' });
  });
});
