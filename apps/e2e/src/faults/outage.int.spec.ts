import { CrashingPostgres, until } from '@casewright/testing';
import { Client } from 'pg';
import { Program } from './program';
import { differencesAfterRebuild } from './projections';

/** A database of its own on the server, so that one can be connected to the server while it is away. */
async function databaseOn(server: CrashingPostgres): Promise<string> {
  const client = new Client({ connectionString: server.url });
  await client.connect();
  await client.query('create database desk');
  await client.end();
  return new URL('/desk', server.url).href;
}

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
  let server: CrashingPostgres;
  let program: Program;

  beforeAll(async () => {
    server = await CrashingPostgres.start();
    program = await Program.start({ database: { url: await databaseOn(server), drop: () => server.stop() } });
  });
  afterAll(() => program?.end(), 30_000);

  const isAlive = () => [program.api.isAlive, program.worker.isAlive];
  const nothingLostOrTwice = async () => {
    const { desk, findings, load } = program;
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    expect(await findings.missingMails(load.mails)).toEqual([]);
    expect(await findings.ticketsByMail()).toHaveLength(load.mails.length);
    expect(await findings.mailsNotOnce()).toEqual([]);
    expect(await findings.clocksNotOnce()).toEqual([]);
  };

  it('is noticed, and work goes on by itself afterwards', async () => {
    const { api, databaseUrl, desk, load, worker } = program;
    load.start();
    await until(() => load.commands.length > 5 && load.mails.length > 0);
    await duringOutage(databaseUrl, async () => {
      const before = load.unconfirmed;
      await until(async () => !(await desk.isReady()));
      await until(() => load.unconfirmed > before + 10);
    });
    for (const one of [api, worker]) if (!one.isAlive) throw new Error(`It did not survive:\n${one.output}`);
    await load.stop();
    // What was in hand when the database went away is taken up when its claim has run out, at the latest.
    await program.settled(180_000);
    expect(isAlive()).toEqual([true, true]);
    await until(() => desk.isReady());
  }, 300_000);

  it('loses nothing and does nothing twice', nothingLostOrTwice);

  it('may be a kill -9 of PostgreSQL that our processes outlive', async () => {
    const { load } = program;
    load.start();
    for (let crash = 0; crash < 3; crash += 1) {
      const before = load.commands.length;
      await until(() => load.commands.length > before + 5);
      await server.crash();
    }
    await load.stop();
    await program.settled(180_000);
    expect(isAlive()).toEqual([true, true]);
    await nothingLostOrTwice();
  }, 400_000);

  it('leaves projections that are what the log says', async () => {
    const { desk, findings } = program;
    await until(async () => (await findings.dueSoon()).length === 0);
    await program.settled();
    expect(await differencesAfterRebuild(desk, findings)).toEqual([]);
  });
});
