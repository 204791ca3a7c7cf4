import type { RuleContentInput, SlaPolicyContent } from '@casewright/contracts';
import { createTestDatabase, freePort, until, type TestDatabase } from '@casewright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { Desk } from './desk';
import { Findings } from './findings';
import { Gate } from './gate';
import { Load } from './load';
import { buildServer, ServerProcess } from './server-process';

const darkHall = (teamId: string): RuleContentInput => ({
  name: 'Black picture is urgent',
  order: { phase: 'intake', rank: 'm' },
  trigger: { kind: 'event', types: ['ticket.opened'] },
  conditions: { all: [{ fact: 'ticket.subject', operator: 'textContains', value: 'black picture' }] },
  actions: [
    { id: 'priority', type: 'ticket.set-priority', params: { to: 'urgent' } },
    { id: 'tag', type: 'ticket.add-tags', params: { tags: ['black-picture'] } },
    { id: 'team', type: 'ticket.assign-team', params: { to: teamId } },
  ],
});

const minutes = { low: 5, normal: 5, high: 5, urgent: 5 };

/** Clocks warn three seconds after a ticket was opened, and none is breached while the suite runs. */
const promptly: SlaPolicyContent = {
  name: 'Prompt',
  description: '',
  active: true,
  match: { priorities: [], types: [], teamIds: [], organisationIds: [], tags: [] },
  targets: [
    { target: 'first-reply', calendarId: null, goals: minutes, warnAtPercent: 1 },
    { target: 'resolution', calendarId: null, goals: minutes, warnAtPercent: 1 },
  ],
};

/** An api and a worker process on a database of their own, PostgreSQL alone, with a rule, an SLA policy, and customers who write. */
export class Program {
  private constructor(
    readonly api: ServerProcess,
    readonly worker: ServerProcess,
    readonly desk: Desk,
    readonly load: Load,
    readonly gate: Gate,
    readonly findings: Findings,
    readonly ruleId: string,
    readonly databaseUrl: string,
    private readonly leave: () => Promise<void>,
  ) {}

  static async start(): Promise<Program> {
    const [database, directory, port, smtpPort] = await Promise.all([
      createTestDatabase(),
      mkdtemp(join(tmpdir(), 'casewright-faults-')),
      freePort(),
      freePort(),
    ]);
    await buildServer();
    const shared = {
      DATABASE_URL: database.url,
      CASEWRIGHT_KEY: Buffer.alloc(32, 5).toString('base64'),
      FILES_DIRECTORY: directory,
      PORT: `${port}`,
      SMTP_INTAKE_PORT: `${smtpPort}`,
    };
    const desk = new Desk(`http://127.0.0.1:${port}`);
    // The api tells the set-up link, as in the cluster profile; the worker keeps outgoing mail in Mailbox, as in the embedded one.
    const api = new ServerProcess({
      main: 'api/src/main.js',
      environment: { ...shared, CASEWRIGHT_PROFILE: 'cluster', CASEWRIGHT_ROLE: 'api' },
      isReady: () => desk.answers(),
    });
    const worker = new ServerProcess({
      main: 'worker/src/main.js',
      environment: { ...shared, CASEWRIGHT_PROFILE: 'embedded' },
      isReady: () => accepts(smtpPort),
    });
    await api.start();
    await desk.setUp(/http\S+#\S+/.exec(api.output)?.[0] ?? '');
    const ruleId = await desk.publish(darkHall);
    await desk.promise(promptly);
    await worker.start();
    const pool = new Pool({ connectionString: database.url, max: 2 });
    pool.on('error', () => undefined);
    const gate = await Gate.in(database.url);
    const load = new Load({ desk, smtpPort });
    const leave = async () => {
      load.pauseSending();
      await Promise.all([api.kill(), worker.kill()]);
      await Promise.all([gate.end(), pool.end()]);
      await cleanUp(database, directory);
    };
    return new Program(api, worker, desk, load, gate, new Findings(pool), ruleId, database.url, leave);
  }

  /** Everything that was begun is finished, with all that follows from it. */
  async settled(milliseconds = 60_000): Promise<void> {
    await until(async () => {
      const behind = (await this.desk.subscriptions()).filter((one) => one.behind + one.parked + one.retrying + one.waiting > 0);
      const open = [...behind, ...(await this.findings.stillOpen())];
      if (open.length > 0) throw new Error(`Still open: ${JSON.stringify(open.slice(0, 5))}\n${this.worker.output}`);
      return true;
    }, milliseconds);
  }

  end(): Promise<void> {
    return this.leave();
  }
}

async function cleanUp(database: TestDatabase, directory: string): Promise<void> {
  await database.drop();
  await rm(directory, { recursive: true, force: true });
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy().destroyed));
    socket.once('error', () => resolve(false));
  });
}
