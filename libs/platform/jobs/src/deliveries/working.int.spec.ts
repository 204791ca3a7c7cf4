import { newId, SystemClock } from '@casewright/kernel';
import { describeWith, startRedis, until, type TestRedis } from '@casewright/testing';
import { LazyModuleLoader } from '@nestjs/core';
import { Test } from '@nestjs/testing';
import { RecordingSender } from '../contract/recording-sender';
import { createTables } from '../contract/tables';
import { BullQueue } from '../queue/bull-queue';
import type { JobQueue } from '../queue/job-queue';
import { PgBossQueue } from '../queue/pg-boss-queue';
import { defaultDeliveryPolicy } from './delivery-policy';
import { DeliveryRows } from './delivery-rows';
import { PostgresDeliveries } from './postgres-deliveries';

const policy = { ...defaultDeliveryPolicy, firstWaitMilliseconds: 200, sweepMilliseconds: 500 };
const delivery = (id = newId()) => ({ id, capability: 'test.send', eventId: null, subjectId: null, ticketId: null, payload: {} });

type Tables = Awaited<ReturnType<typeof createTables>>;

async function started(
  tables: Tables,
  queue: JobQueue,
  sender: RecordingSender,
  more: Partial<typeof policy> = {},
): Promise<PostgresDeliveries> {
  const deliveries = new PostgresDeliveries(new DeliveryRows(tables.database), queue, new SystemClock(), { ...policy, ...more });
  deliveries.registerSender(sender);
  await deliveries.start();
  return deliveries;
}

describe('Deliveries at work on pg-boss', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await createTables();
  });
  afterAll(() => tables.close());

  it('go out soon, and after a failure again', async () => {
    const sender = new RecordingSender();
    const deliveries = await started(tables, new PgBossQueue(tables.database), sender);
    sender.answer = ({ attempt }) => (attempt === 1 ? Promise.reject(new Error('Busy')) : Promise.resolve({ receipt: 'ok' }));
    const one = delivery();
    await deliveries.create(one);
    await until(async () => (await deliveries.find(one.id))?.status === 'delivered');
    expect(sender.sent.map(({ attempt }) => attempt)).toEqual([1, 2]);
    await deliveries.stop();
  });

  it('are each sent by one of several workers', async () => {
    const [left, right] = [new RecordingSender(), new RecordingSender()];
    const workers = [
      await started(tables, new PgBossQueue(tables.database), left),
      await started(tables, new PgBossQueue(tables.database), right),
    ];
    const all = Array.from({ length: 30 }, () => delivery());
    await Promise.all(all.map(async (one, index) => workers[index % 2]?.create(one)));
    await until(async () => (await workers[0]?.counts())?.delivered === all.length + 1);
    expect([...left.sent, ...right.sent].map(({ id }) => id).sort()).toEqual(all.map(({ id }) => id).sort());
    for (const worker of workers) await worker.stop();
  });

  it('go on at once after a kill where one worker is all there is, and the job of the dead one is no obstacle', async () => {
    const one = delivery();
    const queue = new PgBossQueue(tables.database);
    await queue.start();
    await new PostgresDeliveries(new DeliveryRows(tables.database), queue, new SystemClock(), policy).create(one);
    const claimEnd = new Date(Date.now() + policy.claimMilliseconds);
    await new DeliveryRows(tables.database).begin(one.id, new Date(), claimEnd);
    await tables.database.query(`update jobs_queue.job set state = 'active', started_on = now() where data->>'id' = $1`, [one.id]);
    await queue.stop();
    const sender = new RecordingSender();
    const deliveries = await started(tables, new PgBossQueue(tables.database, 'one'), sender, { workers: 'one' });
    await until(async () => (await deliveries.find(one.id))?.status === 'delivered');
    expect(sender.sent.map(({ id, attempt }) => [id, attempt])).toEqual([[one.id, 2]]);
    await deliveries.stop();
  });
});

describe('Deliveries of a worker that was killed', () => {
  let tables: Tables;
  beforeAll(async () => {
    tables = await createTables();
  });
  afterAll(() => tables.close());

  it('are taken up by another one within half a minute, and only then', async () => {
    const one = delivery();
    const sender = new RecordingSender();
    const rows = new DeliveryRows(tables.database);
    const deliveries = await started(tables, new PgBossQueue(tables.database), sender);
    await rows.insert(one, policy.maxAttempts, new Date());
    const claimEnd = new Date(Date.now() + policy.claimMilliseconds);
    await rows.begin(one.id, new Date(), claimEnd);
    await until(async () => (await deliveries.find(one.id))?.status === 'delivered');
    expect(Date.now()).toBeGreaterThanOrEqual(claimEnd.getTime());
    expect(sender.sent.map(({ id, attempt }) => [id, attempt])).toEqual([[one.id, 2]]);
    await deliveries.stop();
  });
});

describeWith('redis', 'Deliveries at work on bull', () => {
  let tables: Tables;
  let redis: TestRedis;
  const queue = async () => new BullQueue(redis.url, (await Test.createTestingModule({}).compile()).get(LazyModuleLoader));

  beforeAll(async () => {
    tables = await createTables();
    redis = await startRedis();
  });
  afterAll(async () => {
    await redis.stop();
    await tables.close();
  });
  beforeEach(() => tables.database.query('delete from jobs.deliveries'));

  it('are put back by the sweeper when Redis has forgotten everything', async () => {
    const sender = new RecordingSender();
    const stuck = sender.hang();
    const deliveries = await started(tables, await queue(), sender, { concurrency: 1 });
    const all = Array.from({ length: 20 }, () => delivery());
    for (const one of all) await deliveries.create(one);
    await sender.called(1);
    await redis.flushAll();
    sender.answer = undefined;
    stuck.fail(new Error('The connection broke'));
    await until(async () => (await deliveries.counts()).delivered === all.length);
    expect(sender.sent).toHaveLength(all.length + 1);
    await deliveries.stop();
  });

  it('can be created while Redis is away, and go out when it is back', async () => {
    const sender = new RecordingSender();
    const deliveries = await started(tables, await queue(), sender);
    await redis.stop();
    const one = delivery();
    const before = Date.now();
    await deliveries.create(one);
    expect(Date.now() - before).toBeLessThan(1_000);
    expect(await deliveries.find(one.id)).toMatchObject({ status: 'waiting' });
    await redis.start();
    await until(async () => (await deliveries.find(one.id))?.status === 'delivered');
    expect(sender.sent).toHaveLength(1);
    await deliveries.stop();
  });
});
