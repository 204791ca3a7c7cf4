import { until } from '@casewright/testing';
import { Client } from 'pg';
import { Program } from './program';

/** The database is gone, for every connection there is and every new one, as while its server starts again. */
async function duringOutage(databaseUrl: string, work: () => Promise<void>): Promise<void> {
  const url = new URL(databaseUrl);
  const name = url.pathname.slice(1);
  url.pathname = '/postgres';
  const server = new Client({ connectionString: url.href });
  await server.connect();
  try {
    await server.query(`alter database ${name} allow_connections false`);
    await server.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name]);
    await work();
  } finally {
    await server.query(`alter database ${name} allow_connections true`);
    await server.end();
  }
}

describe('an outage of PostgreSQL under load', () => {
  let program: Program;

  beforeAll(async () => {
    program = await Program.start();
  }, 120_000);
  afterAll(() => program?.end(), 30_000);

  it('is noticed, and work goes on by itself afterwards', async () => {
    const { api, databaseUrl, desk, load, worker } = program;
    load.start();
    await until(() => load.commands.length > 5 && load.mails.length > 0, 30_000);
    await duringOutage(databaseUrl, async () => {
      const before = load.unconfirmed;
      await until(async () => !(await desk.isReady()), 20_000);
      await until(() => load.unconfirmed > before + 10, 20_000);
    });
    for (const one of [api, worker]) if (!one.isAlive) throw new Error(`It did not survive:\n${one.output}`);
    await load.stop();
    // What was in hand when the database went away is taken up when its claim has run out, at the latest.
    await program.settled(180_000);
    expect([api.isAlive, worker.isAlive]).toEqual([true, true]);
    await until(() => desk.isReady(), 20_000);
  }, 300_000);

  it('loses nothing and does nothing twice', async () => {
    const { desk, findings, load } = program;
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    expect(await findings.missingMails(load.mails)).toEqual([]);
    expect(await findings.ticketsByMail()).toHaveLength(load.mails.length);
    expect(await findings.mailsNotOnce()).toEqual([]);
    expect(await findings.clocksNotOnce()).toEqual([]);
  });
});
