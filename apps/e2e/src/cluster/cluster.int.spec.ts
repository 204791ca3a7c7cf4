import type { ClockList, TicketView, TicketList, UserView } from '@casewright/contracts';
import { describeWith, programOf, until } from '@casewright/testing';
import { rm } from 'node:fs/promises';
import { createTransport } from 'nodemailer';
import { Pool } from 'pg';
import { Desk } from '../faults/desk';
import { Findings } from '../faults/findings';
import { Load } from '../faults/load';
import { buildServer } from '../faults/server-process';
import { settled } from '../faults/settled';
import { darkHall, databaseUrlOf, newFolder, promptly } from './ground';
import { OutsideServer } from './outside-server';
import { isAlive, runningOn, RunningCluster } from './running-cluster';
import { Screen } from './screen';
import { fetchFrom, Visitor } from './visitor';

const password = 'correct horse battery';
const missing = (['temporal', 'redis'] as const).find((server) => !programOf(server)) ?? 'redis';

/** Two api and two worker processes on PostgreSQL, Redis and Temporal, as an administrator would start them. */
describeWith(missing, 'the cluster', () => {
  const data = newFolder();
  const outside = new OutsideServer();
  const screens: Screen[] = [];
  let environment: Record<string, string>;
  let cluster: RunningCluster;
  let admin: Desk;
  let visitor: Visitor;
  let agent: Visitor;
  let agentId: string;
  let teamId: string;
  let ticketId: string;
  let load: Load;
  let pool: Pool | undefined;

  beforeAll(async () => {
    environment = { SMTP_URL: await outside.start() };
    await buildServer();
    cluster = await RunningCluster.start({ data, environment });
    admin = new Desk(cluster.url);
    visitor = new Visitor(cluster.url);
    agent = new Visitor(cluster.url);
  });
  afterAll(async () => {
    for (const screen of screens) screen.close();
    await pool?.end();
    await cluster?.interrupt();
    await outside.stop();
    await rm(data, { recursive: true, force: true });
  });

  const screenOf = async (process: number, token: string): Promise<Screen> => {
    const screen = await Screen.open(cluster.processes[process] ?? '', token);
    screens.push(screen);
    return screen;
  };
  const ticketsAbout = async (q: string) => (await visitor.ask<TicketList>('GET', `/tickets?q=${encodeURIComponent(q)}`)).items;

  it('makes the first admin by the link that it printed, once', async () => {
    const { setupLink } = cluster;
    await admin.setUp(setupLink);
    const again = await visitor.send('POST', '/setup', { token: setupLink.split('#')[1], email: 'x@example.test', name: 'X', password });
    expect(again.status).toBe(409);
    await visitor.enter('/auth/login', { email: 'admin@example.test', password });
  });

  it('invites people by a mail that leaves through the mail server', async () => {
    teamId = (await visitor.ask<{ id: string }>('POST', '/teams', { name: 'Halls' })).id;
    const invited = { email: 'greta@example.test', name: 'Greta Agent', role: 'agent', teamIds: [teamId] };
    agentId = (await visitor.ask<UserView>('POST', '/users', invited)).id;
    await until(() => outside.to('greta@example.test').length === 1);
    const token = /#([\w.-]+)/.exec(outside.to('greta@example.test')[0]?.text ?? '')?.[1];
    await agent.enter('/invitations/accept', { token, password });
  });

  it('acts by rule on tickets from the API and from mail', async () => {
    await visitor.ask('POST', '/sla-policies', promptly);
    const rule = await visitor.ask<{ id: string }>('POST', '/rules', darkHall(teamId));
    await visitor.ask('POST', `/rules/${rule.id}/publish`, { reason: 'A dark hall cannot wait' });
    ticketId = (await admin.openTicket('Black picture by form', 'rita@outside.test', 'first')).id;
    const transport = createTransport({ host: '127.0.0.1', port: cluster.smtpPort, ignoreTLS: true });
    await transport.sendMail({ from: 'otto@outside.test', to: 'support@demo.test', subject: 'Black picture by mail', text: 'Dark' });
    for (const subject of ['Black picture by form', 'Black picture by mail']) {
      await until(async () => (await ticketsAbout(subject))[0]?.priority === 'urgent');
    }
    await until(() => outside.to('otto@outside.test').length === 1);
  });

  it('tells a screen at one process what happens at the other, and who looks and types there', async () => {
    const [here, there] = [await screenOf(0, visitor.accessToken), await screenOf(1, agent.accessToken)];
    expect(await Promise.all([here.join(`ticket:${ticketId}`), there.join(`ticket:${ticketId}`)])).toEqual([true, true]);
    await until(() => there.viewers === 'Ada Admin, Greta Agent' && here.viewers === there.viewers);
    here.type(ticketId);
    await until(() => there.viewers === 'Ada Admin types, Greta Agent');
    await admin.reply(ticketId, 'Please switch it off and on again', 'reply');
    await until(() => here.changed.has(ticketId) && there.changed.has(ticketId));
  });

  it('answers by mail', async () => {
    await until(() => outside.to('rita@outside.test').some(({ text }) => text?.includes('switch it off and on')));
  });

  it('fires clocks through Temporal', async () => {
    await until(async () => {
      const { items } = await visitor.ask<ClockList>('GET', `/tickets/${ticketId}/clocks`);
      return items.some(({ warnings }) => warnings.some(({ givenAt }) => givenAt !== null));
    });
  });

  it('goes on while an api and a worker process are killed, and starts them again', async () => {
    load = new Load({ desk: admin, smtpPort: cluster.smtpPort });
    load.start();
    for (const name of [/apps\/api/, /apps\/worker/]) {
      const confirmed = load.commands.length + load.mails.length;
      await until(() => load.commands.length + load.mails.length > confirmed + 5);
      const [victim = 0] = cluster.children(name);
      process.kill(victim, 'SIGKILL');
      await until(() => cluster.children(name).length === 2 && !cluster.children(name).includes(victim));
    }
    await load.stop();
    for (const one of cluster.processes) {
      await until(async () => (await fetchFrom(`${one}/health/ready`).catch(() => null))?.status === 200);
    }
  });

  it('sees the address that a client really has', async () => {
    const guess = (from: string) =>
      visitor.send(
        'POST',
        '/auth/login',
        { email: 'greta@example.test', password: 'wrong' },
        { from, headers: { 'x-forwarded-for': newAddress() } },
      );
    const answers = [];
    for (let tried = 0; tried < 11; tried += 1) answers.push((await guess('127.0.0.66')).status);
    expect(answers).toEqual([...Array<number>(10).fill(401), 429]);
    expect((await guess('127.0.1.77')).status).toBe(401);
  });

  it('keeps figures from those outside, and shows them at each process', async () => {
    expect((await fetchFrom(`${cluster.url}/metrics`)).status).toBe(401);
    expect(cluster.processes).toHaveLength(4);
    for (const process of cluster.processes) {
      expect((await fetchFrom<string>(`${process}/metrics`)).body).toContain('casewright_append_seconds');
      expect(await fetchFrom(`${process}/health/live`)).toMatchObject({ status: 200 });
      await until(async () => (await fetchFrom(`${process}/health/ready`)).status === 200);
    }
  });

  it('offers nothing else at a worker', async () => {
    expect((await fetchFrom(`${cluster.processes[2] ?? ''}/api/v1/tickets`)).status).toBe(404);
  });

  it('closes the sockets of whoever loses the right, at both processes', async () => {
    const open = [await screenOf(0, agent.accessToken), await screenOf(1, agent.accessToken)];
    await visitor.ask('POST', `/users/${agentId}/deactivate`);
    await until(() => open.every(({ isOpen }) => !isOpen), 5_000);
  });

  it('has lost nothing and done nothing twice', async () => {
    pool = new Pool({ connectionString: databaseUrlOf(data), max: 2 });
    pool.on('error', () => undefined);
    const findings = new Findings(pool);
    await settled(admin, findings, () => cluster.output, 90_000);
    expect(await findings.brokenStreams()).toEqual([]);
    expect(await findings.commandsNotOnce()).toEqual([]);
    expect(await findings.missingCommands(load.commands, admin.userId)).toEqual([]);
    expect(await findings.missingMails(load.mails)).toEqual([]);
    const messageIds = outside.received.map(({ messageId = '' }) => messageId.replace(/[<>]/g, ''));
    const twice = messageIds.filter((id, index) => messageIds.indexOf(id) !== index);
    // Where a worker was killed between the other server's yes and its own note, the same message goes out again (ADR 0008); nowhere else.
    const triedAgain = await findings.mailsTriedAgain();
    expect(twice.filter((id) => !triedAgain.has(id))).toEqual([]);
    const replies = load.commands.filter(({ does }) => does === 'reply').length;
    const answers = outside.received.filter(({ text }) => /Answer \d+/.test(text ?? ''));
    expect(new Set(answers.map(({ messageId }) => messageId)).size).toBe(replies);
  });

  it('keeps everything when the program that watches is killed, and starts again', async () => {
    const before = cluster.children(/dist\/server/);
    await cluster.kill();
    await until(() => !before.some(isAlive), 10_000);
    cluster = await RunningCluster.start({ data, environment });
    expect(cluster.setupLink).toBe('');
    const returned = new Visitor(cluster.url);
    await returned.enter('/auth/login', { email: 'admin@example.test', password });
    expect((await returned.ask<TicketView>('GET', `/tickets/${ticketId}`)).subject).toBe('Black picture by form');
    expect(runningOn(data).filter((line) => /redis-server|temporal/.test(line)).length).toBeLessThanOrEqual(2);
  });

  it('ends on Ctrl-C within ten seconds, without a trace', async () => {
    const before = cluster.output.length;
    const { code, milliseconds } = await cluster.interrupt();
    expect({ code, said: cluster.output.slice(before).trim() }).toEqual({ code: 0, said: 'Stopping …' });
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(data)).toEqual([]);
    await Promise.all([cluster.url, ...cluster.processes].map((url) => expect(fetchFrom(url)).rejects.toThrow('ECONNREFUSED')));
  });
});

let addresses = 0;
const newAddress = (): string => `203.0.113.${(addresses += 1)}`;
