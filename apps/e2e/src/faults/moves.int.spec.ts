import { describeWith, startTemporal, until, type TestTemporal } from '@casewright/testing';
import { run } from '../../../../tools/processes/run';
import { Gate } from './gate';
import { Program } from './program';

const processes = 'processes.processes where status =';

const silentClocks = `
  es.events s where s.type = 'sla.clock-started' and not exists (select from es.events e where e.type in ('sla.warned', 'sla.met')
    and e.data->>'ticketId' = s.data->>'ticketId' and e.data->>'target' = s.data->>'target')`;

/** The last step of a move to Temporal. */
const arrival = { table: 'processes.processes', on: 'update', when: `new.host = 'temporal' and old.host = 'postgres'` } as const;

describeWith('temporal', '`npm run processes -- move` under load', () => {
  let server: TestTemporal;
  let program: Program;

  beforeAll(async () => {
    server = await startTemporal();
    program = await Program.start({
      environment: { TEMPORAL_ADDRESS: server.address, PROCESSES_BEGIN_ON: 'postgres' },
      pace: { commandEvery: 400, mailEvery: 2_000 },
    });
  });
  afterAll(async () => {
    await program?.end();
    await server?.stop();
  });

  /** What the command prints, while it runs and after it. */
  function move(to: 'temporal' | 'postgres') {
    const said: string[] = [];
    const say = (line: string) => void said.push(line);
    const env = { CASEWRIGHT_URL: program.url, CASEWRIGHT_EMAIL: 'admin@example.test', CASEWRIGHT_PASSWORD: 'correct horse battery' };
    return { said, ended: run(['move', '--to', to], env, { out: say, problem: say }) };
  }
  /** The exit code; where it takes too long, what it and the worker have said. */
  async function through({ said, ended }: ReturnType<typeof move>): Promise<number> {
    let code: number | undefined;
    void ended.then((given) => (code = given));
    await until(() => {
      if (code === undefined) throw new Error(`Not through: ${said.slice(-5).join('; ')}\n${program.worker.output}`);
      return true;
    }, 180_000);
    return ended;
  }
  const on = (host: string) => program.findings.count(`${processes} 'running' and host = '${host}'`);
  const served = (more: number) => {
    const count = program.load.commands.length + more;
    return until(() => program.load.commands.length >= count);
  };

  it('moves all to Temporal, though the worker is killed on the way, and back, and shows how far it is', async () => {
    const { load, worker } = program;
    load.start();
    await served(10);
    const gate = await Gate.in(program.databaseUrl);
    await gate.close(arrival);
    const there = move('temporal');
    await gate.reached();
    await worker.kill();
    expect(there.said.at(-1)).not.toContain('done');
    await gate.open(arrival);
    await gate.end();
    await worker.start();
    expect(await through(there)).toBe(0);
    expect(there.said[0]).toMatch(/^to temporal, all types: \d+ of \d+$/);
    expect(there.said.at(-1)).toMatch(/^to temporal, all types: \d+, done$/);
    await served(3);
    const back = move('postgres');
    expect(await through(back)).toBe(0);
    expect(back.said.at(-1)).toMatch(/^to postgres, all types: \d+, done$/);
    expect(await on('temporal')).toBe(0);
    expect(await on('postgres')).toBeGreaterThan(0);
  }, 480_000);

  it('loses nothing and does nothing twice', async () => {
    const { desk, findings, load } = program;
    await load.stop();
    await program.settled(120_000);
    // The clocks warn nine seconds after a ticket was opened, unless it was answered by then.
    await until(async () => (await findings.count(silentClocks)) === 0);
    expect(await findings.count(`es.events where type = 'sla.warned'`)).toBeGreaterThan(0);
    expect(await findings.clocksNotOnce()).toEqual([]);
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    expect(await findings.missingMails(load.mails)).toEqual([]);
    expect(await findings.count(`${processes} 'parked'`)).toBe(0);
  }, 240_000);
});
