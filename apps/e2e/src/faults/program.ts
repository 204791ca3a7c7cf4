import type { RuleContentInput, SlaPolicyContent } from '@casewright/contracts';
import { createTestDatabase, freePort, until, type TestDatabase } from '@casewright/testing';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Pool } from 'pg';
import { Desk } from './desk';
import { Findings } from './findings';
import { Gate, type Passage } from './gate';
import { Load, type Pace } from './load';
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

const minutes = { low: 15, normal: 15, high: 15, urgent: 15 };

/** Clocks warn nine seconds per percent after a ticket was opened, and none is breached while the suite runs, also on a busy machine. */
const promptly = (percent: number): SlaPolicyContent => ({
  name: 'Prompt',
  description: '',
  active: true,
  when: null,
  onPriorityChange: 'remaining-time',
  targets: [
    { target: 'first-reply', calendarId: null, goals: minutes, warnings: [{ percent }], breachLevels: [] },
    { target: 'resolution', calendarId: null, goals: minutes, warnings: [{ percent }], breachLevels: [] },
  ],
});

export interface ProgramOptions {
  /** Instead of one on the server of all suites; dropped at the end. */
  readonly database?: TestDatabase;
  /** Of both processes, and of the worker alone. */
  readonly environment?: Readonly<Record<string, string>>;
  readonly ofWorker?: Readonly<Record<string, string>>;
  /** Per cent of a quarter of an hour. */
  readonly warnsAt?: number;
  readonly pace?: Pace;
}

interface Ground extends ProgramOptions {
  readonly database: TestDatabase;
  readonly directory: string;
  readonly port: number;
  readonly smtpPort: number;
}

/** An api and a worker process on a database of their own, PostgreSQL alone unless the environment says more, with a rule, an SLA policy, and customers who write. */
export class Program {
  readonly desk: Desk;
  readonly api: ServerProcess;
  readonly worker: ServerProcess;
  readonly load: Load;
  readonly findings: Findings;
  ruleId = '';
  private readonly pool: Pool;
  private gate: Gate | null = null;

  private constructor(private readonly ground: Ground) {
    const { database, port, smtpPort } = ground;
    const [api, worker] = environments(ground);
    this.desk = new Desk(`http://127.0.0.1:${port}`);
    this.api = new ServerProcess({ main: 'api/src/main.js', environment: api, isReady: () => this.desk.answers() });
    this.worker = new ServerProcess({ main: 'worker/src/main.js', environment: worker, isReady: () => accepts(smtpPort) });
    this.load = new Load({ desk: this.desk, smtpPort, ...(ground.pace && { pace: ground.pace }) });
    this.pool = new Pool({ connectionString: database.url, max: 2 });
    this.pool.on('error', () => undefined);
    this.findings = new Findings(this.pool);
  }

  static async start(options: ProgramOptions = {}): Promise<Program> {
    await buildServer();
    const directory = await mkdtemp(join(tmpdir(), 'casewright-faults-'));
    const program = new Program({
      ...options,
      database: options.database ?? (await createTestDatabase()),
      ...{ directory, port: await freePort(), smtpPort: await freePort() },
    });
    try {
      await program.begin();
      return program;
    } catch (error) {
      await program.end();
      throw error;
    }
  }

  get url(): string {
    return `http://127.0.0.1:${this.ground.port}`;
  }

  get databaseUrl(): string {
    return this.ground.database.url;
  }

  get workerEnvironment(): NodeJS.ProcessEnv {
    return environments(this.ground)[1];
  }

  /** Everything that was begun is finished, with all that follows from it. */
  async settled(milliseconds = 60_000): Promise<void> {
    await until(async () => {
      // Work becomes events, and events become work: only open before and after what is behind tells that nothing is left.
      const before = await this.findings.stillOpen();
      const behind = (await this.desk.subscriptions()).filter((one) => one.behind + one.parked + one.retrying + one.waiting > 0);
      const open = [...before, ...behind, ...(await this.findings.stillOpen())];
      if (open.length > 0) throw new Error(`Still open: ${JSON.stringify(open.slice(0, 5))}\n${this.worker.output}`);
      return true;
    }, milliseconds);
  }

  /** Kills the worker where it stands at that write, which the act leads it to; starts another one, and waits until all is settled. */
  async killWorkerAt<Result>(passage: Passage, act: () => Promise<Result>): Promise<Result> {
    this.gate ??= await Gate.in(this.databaseUrl);
    await this.gate.close(passage);
    const result = await act();
    await this.gate.reached();
    await this.worker.kill();
    await this.gate.open(passage);
    await this.worker.start();
    await this.settled();
    return result;
  }

  async end(): Promise<void> {
    this.load.pauseSending();
    await Promise.all([this.api.kill(), this.worker.kill()]);
    await this.gate?.end();
    await this.pool.end();
    await this.ground.database.drop();
    await rm(this.ground.directory, { recursive: true, force: true });
  }

  private async begin(): Promise<void> {
    await this.api.start();
    // It answers a moment before it tells its link.
    await this.desk.setUp(await until(() => /http\S+#\S+/.exec(this.api.output)?.[0]));
    this.ruleId = await this.desk.publish(darkHall);
    await this.desk.promise(promptly(this.ground.warnsAt ?? 1));
    await this.worker.start();
  }
}

/** The api tells the set-up link, as in the cluster profile; the worker keeps outgoing mail in Mailbox, as in the embedded one. */
function environments({
  database,
  directory,
  port,
  smtpPort,
  environment,
  ofWorker,
}: Ground): [api: Record<string, string>, worker: Record<string, string>] {
  const shared = {
    DATABASE_URL: database.url,
    CASEWRIGHT_KEY: Buffer.alloc(32, 5).toString('base64'),
    FILES_DIRECTORY: directory,
    PORT: `${port}`,
    SMTP_INTAKE_PORT: `${smtpPort}`,
    // Receivers of webhooks stand on this machine.
    WEBHOOK_PRIVATE_HOSTS: 'localhost',
    ...environment,
  };
  const api = { ...shared, CASEWRIGHT_PROFILE: 'cluster', CASEWRIGHT_ROLE: 'api' };
  return [api, { ...shared, CASEWRIGHT_PROFILE: 'embedded', ...ofWorker }];
}

function accepts(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => resolve(socket.destroy().destroyed));
    socket.once('error', () => resolve(false));
  });
}
