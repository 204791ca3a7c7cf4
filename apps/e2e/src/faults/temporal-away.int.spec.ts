import { CrashingTemporal, describeWith, until } from '@casewright/testing';
import { Program } from './program';

/** `npm run faults -- temporal-5m` leaves it away for five minutes; here it is as long as a few deadlines need. */
const outage = Number(process.env['FAULT_OUTAGE_SECONDS'] ?? 6) * 1_000;
const tickets = 4;
const lead = 4_000;
/** Milliseconds after a ticket was opened. */
const warned = 18_000;

describeWith('temporal', 'Temporal away while clocks and reminders come due', () => {
  let server: CrashingTemporal;
  let program: Program;

  beforeAll(async () => {
    server = await CrashingTemporal.start();
    program = await Program.start({ environment: { TEMPORAL_ADDRESS: server.address }, warnsAt: warned / 9_000 });
  });
  afterAll(async () => {
    await program?.end();
    await server?.stop();
  });

  const rung = async () => (await program.findings.reminders()).filter((one) => one.rung > 0).length;
  const warnings = () => program.findings.count(`es.events where type = 'sla.warned'`);
  /** Evenly over the outage, which begins before the first is due. */
  const remindAll = async (ids: readonly string[], from: number) => {
    for (const [place, id] of ids.entries()) await program.desk.remind(id, new Date(from + (place * (outage - lead)) / tickets));
  };
  const passed = (time: number) => until(() => Date.now() > time, outage + 60_000);

  it(
    'nothing is done while it is away, and everything once it is back',
    async () => {
      const { desk, findings } = program;
      const ids = await desk.openTickets('Away', tickets);
      const opened = Date.now();
      await program.settled();
      await remindAll(ids, Date.now() + lead);
      await program.settled();
      await server.kill();
      const [gone, warnedBefore] = [Date.now(), await warnings()];
      // What is opened and set meanwhile has deadlines of its own.
      const [late = ''] = await desk.openTickets('Meanwhile', 1);
      await desk.remind(late, new Date(gone + outage / 2));
      await passed(Math.max(gone + outage, opened + warned));
      expect([await rung(), await warnings()]).toEqual([0, warnedBefore]);
      await server.comeBack();
      await until(async () => {
        const done = [await rung(), await warnings()];
        if (done.join() === `${tickets + 1},${2 * (tickets + 1)}`) return true;
        throw new Error(`Only ${done.join(' reminders rang, and clocks warned: ')}\n${program.worker.output}`);
      });
      await program.settled(120_000);
      expect(await findings.reminders()).toEqual(Array.from({ length: tickets + 1 }, () => ({ rung: 1, early: false })));
      expect(await findings.clocksNotOnce()).toEqual([]);
      expect(await findings.commandsNotOnce()).toEqual([]);
      expect([program.api.isAlive, program.worker.isAlive]).toEqual([true, true]);
    },
    outage + 240_000,
  );
});
