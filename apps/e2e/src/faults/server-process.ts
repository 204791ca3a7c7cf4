import { until } from '@casewright/testing';
import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

const root = resolve(__dirname, '../../../..');

/** What is killed has to be what is shipped: the compiled program. */
export async function buildServer(): Promise<void> {
  await promisify(execFile)(process.execPath, ['tools/build/server.mjs'], { cwd: root });
}

export interface ServerOptions {
  /** Below dist/server/apps. */
  readonly main: 'api/src/main.js' | 'worker/src/main.js';
  readonly environment: Readonly<Record<string, string>>;
  readonly isReady: () => Promise<boolean>;
}

/** A process of the program that can be killed and started again. */
export class ServerProcess {
  private child: ChildProcess | null = null;
  private said = '';

  constructor(private readonly options: ServerOptions) {}

  get isAlive(): boolean {
    return this.child !== null && this.child.exitCode === null && this.child.signalCode === null;
  }

  get output(): string {
    return this.said;
  }

  async start(): Promise<void> {
    const { main, environment, isReady } = this.options;
    const path = resolve(root, 'dist/server/apps', main);
    const env = { PATH: process.env['PATH'], NODE_ENV: 'production', LOG_LEVEL: 'warn', ...environment };
    const child = spawn(process.execPath, [path], { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (chunk: Buffer) => (this.said = (this.said + chunk.toString()).slice(-20_000)));
    this.child = child;
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`${main} ended:\n${this.said}`);
      return isReady().catch(() => false);
    }, 60_000);
  }

  /** kill -9 */
  async kill(): Promise<void> {
    const child = this.child;
    if (!child || !this.isAlive) return;
    const ended = new Promise<void>((done) => child.once('exit', () => done()));
    child.kill('SIGKILL');
    await ended;
  }
}
