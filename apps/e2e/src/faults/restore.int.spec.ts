import { describeWith, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { Client, Connection } from '@temporalio/client';
import { run } from '../../../../tools/processes/run';
import { Backup } from './backup';
import { Program } from './program';

const [aMoment, aWhile, forever] = [1_500, 45_000, 40 * 24 * 3_600_000];
/** Per cent of a quarter of an hour: warnings come after the backup, and some while the future goes on that will be lost. */
const warnsAt = 6;

/** Warned before the time that the clock had been started with. */
const warnedEarly = `
  es.events w join es.events s on s.type = 'sla.clock-started' and s.data->>'ticketId' = w.data->>'ticketId' and s.data->>'target' = w.data->>'target'
  where w.type = 'sla.warned' and (w.data->>'at' <> s.data->'warnAts'->>0 or w.recorded_at < (w.data->>'at')::timestamptz)`;

describeWith('temporal', 'A database that is put back to an earlier point while Temporal went on', () => {
  let server: TestTemporal;
  let program: Program;
  let lost: readonly string[] = [];
  let kept: readonly string[] = [];

  beforeAll(async () => {
    server = await startTemporal();
    program = await Program.start({ environment: { TEMPORAL_ADDRESS: server.address }, warnsAt });
  });
  afterAll(async () => {
    await program?.end();
    await server?.stop();
  });

  const counted = (from: string) => program.findings.count(from);
  const warnings = () => counted(`es.events where type = 'sla.warned'`);
  const met = (ticketId: string) => counted(`es.events where type = 'sla.met' and data->>'ticketId' = '${ticketId}'`);
  const rung = () => counted(`es.events where type = 'reminder.rung'`);
  const remind = (ticketId: string, milliseconds: number) => program.desk.remind(ticketId, new Date(Date.now() + milliseconds));
  const stop = () => Promise.all([program.api.kill(), program.worker.kill()]);
  const start = () => Promise.all([program.api.start(), program.worker.start()]);

  it('is made right by one command', async () => {
    const { desk } = program;
    kept = await desk.openTickets('Kept', 4);
    const [first = '', second = '', third = ''] = kept;
    await remind(first, aMoment);
    await remind(second, aWhile);
    await remind(third, forever);
    await until(async () => (await rung()) === 1);
    await program.settled();
    await stop();
    const backup = await Backup.of(program.databaseUrl);
    await start();
    // What happens from here on will never have happened, and Temporal remembers it.
    await desk.reply(first, 'We are on our way', 'lost-reply');
    lost = await desk.openTickets('Lost', 2);
    await remind(third, aMoment);
    await until(async () => (await met(first)) === 1 && (await rung()) === 3 && (await warnings()) > 0, 120_000);
    await program.settled();
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const recover = (environment: NodeJS.ProcessEnv) => run(['recover'], environment, { out: say, problem: say });
    expect([await recover(program.workerEnvironment), said.at(-1)]).toEqual([1, expect.stringContaining('Stop every api and worker')]);
    await stop();
    await backup.putBack();
    expect([await recover({ ...program.workerEnvironment, TEMPORAL_ADDRESS: '' }), said.at(-1)]).toEqual([
      1,
      expect.stringContaining('Set TEMPORAL_ADDRESS'),
    ]);
    const nowhere = { ...program.workerEnvironment, DATABASE_URL: 'postgresql://casewright@127.0.0.1:9/casewright' };
    expect([await recover(nowhere), said.at(-1)]).toEqual([1, expect.stringContaining('The database does not answer')]);
    expect([await recover(program.workerEnvironment), said.at(-1)]).toEqual([0, 'Done. Start the program.']);
    await start();
    await program.settled(120_000);
    expect(await counted('es.meta where epoch = 2')).toBe(1);
  }, 480_000);

  it('has each clock go on where it was, and each reminder ring once', async () => {
    const { desk, findings } = program;
    const [first = ''] = kept;
    await desk.reply(first, 'We are on our way again', 'kept-reply');
    // Both clocks of each ticket warn, save the one that was answered if that came first.
    await until(async () => (await met(first)) === 1 && (await warnings()) >= 2 * kept.length - 1, 180_000);
    await until(async () => (await rung()) === 2, 120_000);
    await program.settled();
    expect(await findings.reminders()).toEqual(expect.arrayContaining(Array.from({ length: 2 }, () => ({ rung: 1, early: false }))));
    expect((await findings.reminders()).filter((one) => one.rung > 1 || one.early)).toEqual([]);
    expect(await counted(warnedEarly)).toBe(0);
    expect(await findings.clocksNotOnce()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await counted(`processes.processes where status = 'parked'`)).toBe(0);
  }, 480_000);

  it('leaves no workflow of what never happened, and begins new processes on Temporal', async () => {
    const [fresh = ''] = await program.desk.openTickets('New', 1);
    await program.settled();
    const connection = await Connection.connect({ address: server.address });
    const keys = await until(async () => {
      const found: string[] = [];
      for await (const { workflowId } of new Client({ connection }).workflow.list({ query: `ExecutionStatus = 'Running'` }))
        found.push(workflowId);
      return found.some((id) => id.endsWith(fresh)) ? found : null;
    });
    await connection.close();
    expect(lost).toHaveLength(2);
    expect(keys.filter((id) => [...lost, ...kept].some((ticketId) => id.endsWith(ticketId)))).toEqual([]);
  }, 120_000);
});
