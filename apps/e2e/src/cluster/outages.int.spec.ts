import { describeWith, programOf, until } from '@casewright/testing';
import { readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Pool } from 'pg';
import { Desk } from '../faults/desk';
import { Findings } from '../faults/findings';
import { Load } from '../faults/load';
import { differencesAfterRebuild } from '../faults/projections';
import { buildServer } from '../faults/server-process';
import { settled } from '../faults/settled';
import { calmly, darkHall, databaseUrlOf, newFolder } from './ground';
import { LastingScreen } from './lasting-screen';
import { OutsideServer } from './outside-server';
import { RunningCluster } from './running-cluster';
import { fetchFrom, Visitor } from './visitor';

const missing = (['temporal', 'redis'] as const).find((server) => !programOf(server)) ?? 'redis';
const enough = 6;
/** Temporal's development server has to keep up with it on a busy machine: each ticket is about twenty signals to it. */
const steady = { commandEvery: 800, mailEvery: 2_000 };

/** kill -9 of the servers that the program stands on, one after the other, while people and mail come in. */
describeWith(missing, 'the cluster under load', () => {
  const data = newFolder();
  const outside = new OutsideServer();
  let cluster: RunningCluster;
  let desk: Desk;
  let visitor: Visitor;
  let load: Load;
  let screens: LastingScreen[] = [];
  let pool: Pool | undefined;
  let findings: Findings;

  beforeAll(async () => {
    const environment = { SMTP_URL: await outside.start() };
    await buildServer();
    cluster = await RunningCluster.start({ data, environment });
    desk = new Desk(cluster.url);
    await desk.setUp(cluster.setupLink);
    await desk.publish(darkHall);
    await desk.promise(calmly);
    visitor = new Visitor(cluster.url);
    await visitor.enter('/auth/login', { email: 'admin@example.test', password: 'correct horse battery' });
    screens = cluster.processes.slice(0, 2).map((api) => new LastingScreen(api, visitor.accessToken, 'queue'));
    load = new Load({ desk, smtpPort: cluster.smtpPort, pace: steady });
    load.start();
  });
  afterAll(async () => {
    load?.pauseSending();
    for (const screen of screens) screen.close();
    await pool?.end();
    await cluster?.interrupt();
    await outside.stop();
    await rm(data, { recursive: true, force: true });
  });

  const served = async (): Promise<void> => {
    const [commands, mails] = [load.commands.length + enough, load.mails.length + 2];
    await until(() => load.commands.length >= commands && load.mails.length >= mails, 90_000);
  };
  const healthy = async (): Promise<void> => {
    for (const process of cluster.processes) {
      await until(async () => (await fetchFrom(`${process}/health/ready`).catch(() => null))?.status === 200, 120_000);
    }
  };
  const postmaster = (): number => parseInt(readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8'), 10);

  it.each([
    ['Redis', () => cluster.children(/redis-server/)[0]],
    ['Temporal', () => cluster.children(/temporal/)[0]],
    ['PostgreSQL', postmaster],
  ])(
    'goes on when %s is killed, and every screen with it',
    async (name, pidOf) => {
      await served();
      const said = cluster.output.length;
      process.kill(pidOf() ?? 0, 'SIGKILL');
      await until(() => cluster.output.slice(said).includes(`${name} is back`));
      await served();
      await healthy();
      for (const screen of screens) {
        await until(() => screen.isOpen);
        screen.changed.clear();
        await until(() => screen.changed.size > 0);
      }
    },
    300_000,
  );

  it('finishes everything that was begun', async () => {
    await load.stop();
    pool = new Pool({ connectionString: databaseUrlOf(data), max: 2 });
    pool.on('error', () => undefined);
    findings = new Findings(pool);
    await settled(desk, findings, () => cluster.output, 240_000);
    expect(cluster.children(/apps\/(api|worker)/)).toHaveLength(4);
  }, 300_000);

  it('has each confirmed command and mail in the log once', async () => {
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.missingCommands(load.commands, desk.userId)).toEqual([]);
    expect(await findings.missingMails(load.mails)).toEqual([]);
    expect(await findings.ticketsByMail()).toHaveLength(load.mails.length);
  });

  it('has sent each mail once', () => {
    const messageIds = outside.received.map(({ messageId }) => messageId);
    expect(messageIds).toEqual([...new Set(messageIds)]);
    const replies = load.commands.filter(({ does }) => does === 'reply').length;
    expect(outside.received.filter(({ text }) => /Answer \d+/.test(text ?? ''))).toHaveLength(replies);
  });

  it('shows what the log says', async () => {
    expect(await differencesAfterRebuild(desk, findings)).toEqual([]);
    expect(await findings.count('rm.ticket_list')).toBe(await findings.count(`es.events where type = 'ticket.opened'`));
  });
});
