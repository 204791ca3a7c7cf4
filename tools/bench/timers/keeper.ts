import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import type { Usage } from './usage';

/** What is killed is what was compiled, also where a test asks for it. */
const programs = {
  worker: resolve(process.cwd(), 'dist/server/tools/bench/timers/worker.js'),
  'dbos-worker': resolve(process.cwd(), 'dist/server/tools/bench/timers/dbos-worker.js'),
  'plain-worker': resolve(process.cwd(), 'dist/server/tools/bench/timers/plain-worker.js'),
} as const;

/** The worker process of the bench, as its parent sees it. */
export class Keeper {
  private constructor(
    private readonly child: ChildProcess,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  static async start(environment: Readonly<Record<string, string>>, program: keyof typeof programs = 'worker'): Promise<Keeper> {
    const child = fork(programs[program], { execArgv: ['--expose-gc'], env: { ...process.env, ...environment } });
    const ended = once(child, 'exit').then(() => Promise.reject(new Error('The worker ended')));
    ended.catch(() => undefined);
    await Promise.race([once(child, 'message'), ended]);
    return new Keeper(child, environment);
  }

  usage(): Promise<Usage> {
    return this.ask({ ask: 'usage' });
  }

  async deliver(timers: readonly (readonly [key: string, due: string])[]): Promise<void> {
    await this.ask({ ask: 'deliver', timers });
  }

  /** kill -9 */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Another one in its place. */
  again(): Promise<Keeper> {
    return Keeper.start(this.environment);
  }

  private async ask<Answer>(question: object): Promise<Answer> {
    this.child.send(question);
    const [answer] = (await once(this.child, 'message')) as [Answer];
    return answer;
  }
}
