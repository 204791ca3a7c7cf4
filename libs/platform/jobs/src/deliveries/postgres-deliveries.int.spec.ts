import { FixedClock, newId } from '@casewright/kernel';
import { createTables } from '../contract/tables';
import type { JobQueue } from '../queue/job-queue';
import { PgBossQueue } from '../queue/pg-boss-queue';
import { PermanentFailure, type NewDelivery } from './deliveries';
import { defaultDeliveryPolicy } from './delivery-policy';
import { DeliveryRows } from './delivery-rows';
import { PostgresDeliveries } from './postgres-deliveries';
import { RecordingSender } from '../contract/recording-sender';

const policy = { ...defaultDeliveryPolicy, maxAttempts: 3, firstWaitMilliseconds: 60_000, longestWaitMilliseconds: 90_000 };
const delivery = (more: Partial<NewDelivery> = {}): NewDelivery => ({
  id: newId(),
  capability: 'test.send',
  eventId: newId(),
  subjectId: null,
  ticketId: newId(),
  payload: { commentId: 'c-1' },
  ...more,
});

describe('Deliveries', () => {
  let tables: Awaited<ReturnType<typeof createTables>>;
  let queue: JobQueue;
  let clock: FixedClock;
  let sender: RecordingSender;
  let deliveries: PostgresDeliveries;

  const program = (): PostgresDeliveries => {
    const made = new PostgresDeliveries(new DeliveryRows(tables.database), queue, clock, policy);
    made.registerSender(sender);
    return made;
  };
  const fail = (message: string) => () => Promise.reject(new Error(message));

  beforeAll(async () => {
    tables = await createTables();
    queue = new PgBossQueue(tables.database);
  });
  afterAll(() => tables.close());
  beforeEach(async () => {
    await tables.database.query('delete from jobs.deliveries');
    clock = new FixedClock(new Date('2026-01-05T09:00:00.000Z'));
    sender = new RecordingSender();
    deliveries = program();
  });

  it('sends once, however often it is created', async () => {
    const one = delivery();
    await deliveries.create(one);
    await deliveries.create(one);
    expect(await deliveries.runDue()).toBe(1);
    expect(await deliveries.runDue()).toBe(0);
    expect(sender.sent).toEqual([{ ...one, attempt: 1 }]);
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'delivered', receipt: `receipt-${one.id}`, nextAt: null, attempts: 1 });
  });

  it('tries again, later each time, and makes a dead letter of what stays undelivered', async () => {
    const one = delivery();
    sender.answer = fail('550 <jo@example.test> is away');
    await deliveries.create(one);
    const waits: number[] = [];
    for (let attempt = 1; attempt < policy.maxAttempts; attempt += 1) {
      expect(await deliveries.runDue()).toBe(1);
      expect(await deliveries.runDue()).toBe(0);
      const next = new Date((await deliveries.find(one.id))?.nextAt ?? 0);
      waits.push(next.getTime() - clock.now().getTime());
      clock.set(next);
    }
    await deliveries.runDue();
    expect(waits[0]).toBeGreaterThanOrEqual(60_000);
    expect(waits[1]).toBeGreaterThan(waits[0] ?? Infinity);
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'dead', attempts: 3, nextAt: null, error: '550 <[address]> is away' });
    expect((await deliveries.history(one.id)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'failed']);
  });

  it('gives a replayed dead letter a fresh set of attempts', async () => {
    const one = delivery();
    sender.answer = () => Promise.reject(new PermanentFailure('No such mailbox'));
    await deliveries.create(one);
    await deliveries.runDue();
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'dead', attempts: 1 });
    sender.answer = fail('Busy');
    await deliveries.replay(one.id);
    await deliveries.runDue();
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'waiting', attempts: 2, maxAttempts: 4 });
    sender.answer = undefined;
    clock.advance(10 * 60_000);
    await deliveries.runDue();
    expect((await deliveries.history(one.id)).map(({ outcome }) => outcome)).toEqual(['failed', 'failed', 'delivered']);
  });

  it('neither replays nor cancels what was delivered', async () => {
    const one = delivery();
    await deliveries.create(one);
    await deliveries.runDue();
    await expect(deliveries.replay(one.id)).rejects.toMatchObject({ code: 'state.conflict' });
    await expect(deliveries.cancel(one.id)).rejects.toMatchObject({ code: 'state.conflict' });
  });

  it('does not send what was cancelled', async () => {
    const one = delivery();
    await deliveries.create(one);
    await deliveries.cancel(one.id);
    expect(await deliveries.runDue()).toBe(0);
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'cancelled', nextAt: null });
  });

  it('is counted and held with the others of its rule, as long as it waits', async () => {
    const [rule, other] = [`rule ${delivery().id}`, `rule ${delivery().id}`];
    const [waiting, sent, elsewhere] = [
      { ...delivery(), ruleId: rule },
      { ...delivery(), ruleId: rule },
      { ...delivery(), ruleId: other },
    ];
    await deliveries.create(sent);
    await deliveries.runDue();
    for (const one of [waiting, elsewhere, delivery()]) await deliveries.create(one);
    expect([await deliveries.waitingOf([rule]), await deliveries.waitingOf([rule, other])]).toEqual([1, 2]);
    expect(await deliveries.cancelWaitingOf([rule], 'Stopped')).toBe(1);
    expect(await deliveries.find(waiting.id)).toMatchObject({ status: 'cancelled', error: 'Stopped', nextAt: null });
    expect([(await deliveries.find(sent.id))?.status, (await deliveries.find(elsewhere.id))?.status]).toEqual(['delivered', 'waiting']);
  });

  it('is taken up by another worker when the one that sends has fallen silent, and by no one sooner', async () => {
    const one = delivery();
    await deliveries.create(one);
    const silent = sender.hang();
    const lost = deliveries.runDue();
    await sender.called(1);
    const other = program();
    sender.answer = undefined;
    expect(await other.runDue()).toBe(0);
    clock.advance(policy.claimMilliseconds + 1);
    expect(await other.runDue()).toBe(1);
    expect(await other.find(one.id)).toMatchObject({ status: 'delivered', attempts: 2 });
    silent.fail(new Error('Nobody waits for this any more'));
    await lost;
  });

  it('lets a worker that comes back late change nothing', async () => {
    const one = delivery();
    await deliveries.create(one);
    const stuck = sender.hang();
    const late = deliveries.runDue();
    await sender.called(1);
    clock.advance(policy.claimMilliseconds + 1);
    sender.answer = undefined;
    await program().runDue();
    stuck.fail(new Error('Too late'));
    await late;
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'delivered', attempts: 2, error: null });
  });

  it('gives up on a delivery that takes the whole program down each time', async () => {
    const one = delivery();
    await deliveries.create(one);
    const lost = sender.hang();
    const programs: Promise<number>[] = [];
    for (let crash = 1; crash <= policy.maxAttempts; crash += 1) {
      programs.push(program().runDue());
      await sender.called(crash);
      clock.advance(policy.claimMilliseconds + 1);
    }
    await deliveries.runDue();
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'dead' });
    expect(sender.sent).toHaveLength(policy.maxAttempts);
    lost.fail(new Error('The program is gone'));
    await Promise.all(programs);
  });

  it('waits for the plugin where nothing can send it yet', async () => {
    const one = delivery({ capability: 'sms.send' });
    await deliveries.create(one);
    await deliveries.runDue();
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'waiting', error: 'Nothing here can do sms.send' });
  });

  it('lists newest first by filter and page, and counts', async () => {
    const ids: string[] = [];
    for (let count = 0; count < 5; count += 1) {
      const one = delivery({ capability: count % 2 === 0 ? 'even.send' : 'odd.send' });
      await deliveries.create(one);
      ids.unshift(one.id);
      clock.advance(1_000);
    }
    const firstPage = await deliveries.list({ limit: 2 });
    const last = firstPage.at(-1);
    const secondPage = await deliveries.list({ limit: 2, ...(last && { before: last }) });
    expect([...firstPage, ...secondPage].map(({ id }) => id)).toEqual(ids.slice(0, 4));
    expect(await deliveries.list({ capability: 'odd.send', status: 'waiting', limit: 10 })).toHaveLength(2);
    expect(await deliveries.counts()).toMatchObject({ waiting: 5, delivered: 0 });
  });
});
