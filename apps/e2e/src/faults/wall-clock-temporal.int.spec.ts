import { describeWith, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { Program } from './program';
import { WallClock } from './wall-clock';

const [aMoment, aMinute, anHour, aDay] = [3_000, 60_000, 3_600_000, 24 * 3_600_000];
const tickets = 2;

function suite(): void {
  const clock = new WallClock();
  let server: TestTemporal;
  let program: Program;

  beforeAll(async () => {
    server = await startTemporal();
    program = await Program.start({ environment: { TEMPORAL_ADDRESS: server.address }, ofWorker: clock.environment });
  });
  afterAll(async () => {
    await program?.end();
    await server?.stop();
    clock.end();
  });

  const rung = async () => (await program.findings.reminders()).filter((one) => one.rung > 0).length;
  const ring = (count: number) => until(async () => (await rung()) === count, 180_000);
  const remind = async (name: string, milliseconds: number): Promise<number> => {
    const ids = await program.desk.openTickets(`Set ${name}`, tickets);
    const at = Date.now() + milliseconds;
    await Promise.all(ids.map((id) => program.desk.remind(id, new Date(at))));
    await program.settled();
    return at;
  };

  it('rings when both say so: once, never early by either, however it is set', async () => {
    await remind('far', 40 * aDay);
    // An hour ahead: what was set before waits for Temporal, what is heard now is due at once.
    clock.set('+1h');
    await remind('ahead', aMinute);
    await ring(tickets);
    // An hour back: its time comes by Temporal's clock first, and the worker has it rest.
    clock.set('-1h');
    const behind = await remind('behind', aMoment);
    await until(() => Date.now() > behind + aMoment);
    expect(await rung()).toBe(tickets);
    clock.set('+0s');
    await ring(2 * tickets);
    clock.set('-1d');
    const aDayBehind = await remind('a day behind', aMoment);
    await until(() => Date.now() > aDayBehind + aMoment);
    expect(await rung()).toBe(2 * tickets);
    clock.set('+1d');
    await ring(3 * tickets);
    await remind('a day ahead', anHour);
    await ring(4 * tickets);
    clock.set('+0s');
    await program.settled();
    const { findings } = program;
    const found = await findings.reminders();
    expect(found).toHaveLength(5 * tickets);
    expect(found.filter(({ rung: times, early }) => times > 1 || early)).toEqual([]);
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.clocksNotOnce()).toEqual([]);
    expect(program.worker.isAlive).toBe(true);
  }, 480_000);
}

/** The worker alone is under libfaketime: Temporal's server keeps the true time, and so do the deadlines of calls to it, which count from when a program began. */
describeWith('temporal', 'A worker on Temporal whose clock is set', () => {
  describeWith('faketime', 'while reminders wait and Temporal keeps the true time', suite);
});
