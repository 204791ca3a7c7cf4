import { until } from '@casewright/testing';
import type { Database } from '@casewright/persistence';
import { impatient } from '../contract/harness';
import { createTables, workerWithoutTemporal, type TestTables } from '../contract/postgres-harness';
import { RecordingGateway } from '../contract/recording-gateway';
import { registered } from '../contract/registered';
import { SampleLog } from '../contract/sample-log';
import { reminder } from '../contract/sample.process';
import { MoveRows, type Moving } from '../moves/move-rows';
import { ProcessRows } from '../postgres/process-rows';
import type { ProcessHost } from '../process-host';
import type { HandedOver } from '../temporal/messages';
import { Places } from './places';

const registration = registered(reminder);
const now = () => new Date();

/** Each step of a move, with a crash after it: what the next one finds, and what a repeat or a late comer may do. */
describe('The row of a process that moves', () => {
  let tables: TestTables;
  let database: Database;
  let gateway: RecordingGateway;
  let host: ProcessHost;
  let places: Places;
  let moves: MoveRows;

  beforeAll(async () => {
    tables = await createTables();
    database = tables.database;
    [places, moves] = [new Places(database), new MoveRows(database)];
  });
  afterAll(() => tables.close());
  beforeEach(async () => {
    gateway = new RecordingGateway();
    host = await workerWithoutTemporal(database, { gateway, registrations: [registration], policy: impatient });
  });
  afterEach(() => host.stop());

  const fence = async (log: SampleLog, to: 'temporal' | 'postgres' = 'temporal'): Promise<Moving> => {
    const order = { ...{ id: '', to, type: null, key: log.subject, total: 1, left: 1, requestedBy: '', endedAt: null, problem: null } };
    const [moving] = await moves.fence({ ...order, requestedAt: new Date(Date.now() + 1_000) }, 10);
    if (!moving) throw new Error('Nothing was fenced');
    return moving;
  };
  const running = async (): Promise<SampleLog> => {
    const log = new SampleLog();
    await host.deliver(log.opened());
    return log;
  };
  const takeOver = ({ id, token }: Moving, runId: string) => places.takeOver({ id, token, runId });

  it('takes inputs while it is on its way, and hands them over with the life, once', async () => {
    const log = await running();
    const moving = await fence(log);
    const note = log.noted();
    await host.deliver(note);
    await host.deliver(note);
    const first = await takeOver(moving, 'first');
    expect(first?.inbox.map(({ eventId }) => eventId)).toEqual([note.eventId]);
    expect(first?.life).toMatchObject({ status: 'running', sent: 1 });
    expect(await takeOver(moving, 'first')).toEqual(first);
    expect(await takeOver(moving, 'second')).toBeNull();
  });

  it('is found by the next worker where the mover died after fencing it', async () => {
    const log = await running();
    const moving = await fence(log);
    expect(await moves.fenced('temporal', 1_000)).toContainEqual(moving);
  });

  it('goes on where it was once it is released, and a workflow that comes late finds nothing to do', async () => {
    const log = await running();
    const moving = await fence(log);
    await host.deliver(log.closed());
    await moves.release(moving, now());
    expect(await takeOver(moving, 'late')).toBeNull();
    await host.runDue();
    await until(() => gateway.words(log.subject).join() === 'opened,closed,farewell');
  });

  it('refuses what a worker had in hand when it was fenced, and the target sends the very same commands', async () => {
    const log = new SampleLog();
    let letGo = () => undefined as void;
    gateway.after = () => new Promise<void>((resolve) => (letGo = resolve));
    const delivered = host.deliver(log.opened());
    await until(() => gateway.words(log.subject).length === 1);
    const moving = await fence(log);
    letGo();
    await delivered;
    const taken = await takeOver(moving, 'run');
    expect(taken?.pending?.prepared).not.toBeNull();
    expect(taken?.life.sent).toBe(0);
  });

  it('comes back with what the workflow had not heard before what has queued up, once', async () => {
    const log = await running();
    const taken = (await takeOver(await fence(log), 'run')) as HandedOver;
    const [unheard, queued] = [log.noted(), log.noted()];
    await fence(log, 'postgres');
    await host.deliver(queued);
    const id = `reminder:${log.subject}`;
    const handedOver: HandedOver = { ...taken, inbox: [unheard] };
    expect(await places.handBack(id, 'run', handedOver, now())).toBe(true);
    expect(await places.handBack(id, 'run', handedOver, now())).toBe(true);
    expect(await places.handBack(id, 'another', handedOver, now())).toBe(false);
    await host.runDue();
    await until(
      async () => JSON.stringify((await host.find('reminder', log.subject))?.positions) === JSON.stringify({ [log.streamId]: 3 }),
    );
    expect((await host.find('reminder', log.subject))?.state).toMatchObject({ notes: [2, 3] });
  });

  it('is not ended again by a late repeat of the end of a life before', async () => {
    const log = new SampleLog();
    const id = `reminder:${log.subject}`;
    const life = { ...((await takeOver(await fence(await running()), 'run')) as HandedOver).life, status: 'done' as const };
    const end = { type: 'reminder', key: log.subject, life, reason: null, runId: 'run' };
    await places.begin('reminder', log.subject, now());
    await places.keepEnd(end, now());
    expect(await host.find('reminder', log.subject)).toMatchObject({ status: 'done', sent: 1 });
    const row = await new ProcessRows(database).find(id);
    if (row) await places.revive(row, now());
    await places.keepEnd(end, now());
    expect(await host.find('reminder', log.subject)).toMatchObject({ status: 'running' });
    await places.keepEnd({ ...end, runId: 'another' }, now());
    expect(await host.find('reminder', log.subject)).toMatchObject({ status: 'done' });
  });

  it('lives where it lives: a workflow that is started for a process elsewhere is told so', async () => {
    const log = await running();
    expect(await places.former(`reminder:${log.subject}`)).toBe('elsewhere');
    const other = new SampleLog();
    await places.begin('reminder', other.subject, now());
    expect(await places.former(`reminder:${other.subject}`)).toBeNull();
    await expect(host.deliver(other.opened())).rejects.toThrow('lives on temporal');
  });
});
