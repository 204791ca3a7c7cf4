import { describeWith, until } from '@casewright/testing';
import { Program } from './program';
import { WallClock } from './wall-clock';

const minute = 60_000;
/** Due after half an hour, after half a day, and far beyond every setting. */
const distances = [30 * minute, 12 * 60 * minute, 40 * 24 * 60 * minute];
const tickets = 3;

describeWith('faketime', 'A worker whose clock is set while reminders wait', () => {
  const clock = new WallClock();
  let program: Program;

  beforeAll(async () => {
    // Nothing but reminders comes due while this runs: what does while the clock is behind rightly waits, and would look unfinished.
    program = await Program.start({ ofWorker: clock.environment, warnsAt: 50 });
  });
  afterAll(async () => {
    await program?.end();
    clock.end();
  });

  const rung = async () => (await program.findings.reminders()).filter((one) => one.rung > 0).length;
  const ring = (count: number) => until(async () => (await rung()) === count);
  const remind = async (name: string): Promise<void> => {
    const ids = await program.desk.openTickets(`Set ${name}`, tickets);
    await Promise.all(ids.flatMap((id) => distances.map((distance) => program.desk.remind(id, new Date(Date.now() + distance)))));
    await program.settled();
  };

  it('rings when this clock says so: once, never early by it, however it is set', async () => {
    await remind('before');
    clock.set('-1d');
    // A worker that is behind still works, and what it is told meanwhile waits like the rest.
    await remind('behind');
    expect(await rung()).toBe(0);
    clock.set('+1h');
    await ring(2 * tickets);
    clock.set('-1h');
    await remind('back');
    clock.set('+1d');
    await ring(6 * tickets);
    clock.set('+0s');
    await remind('right');
    const { findings } = program;
    const found = await findings.reminders();
    expect(found.filter(({ rung: times }) => times === 1)).toHaveLength(6 * tickets);
    expect(found.filter(({ rung: times, early }) => times > 1 || early)).toEqual([]);
    expect(found).toHaveLength(4 * distances.length * tickets);
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.clocksNotOnce()).toEqual([]);
    expect(program.worker.isAlive).toBe(true);
  }, 240_000);
});
