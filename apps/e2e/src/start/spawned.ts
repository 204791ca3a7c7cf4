import { until } from '@casewright/testing';
import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

export const root = resolve(__dirname, '../../../..');

type Environment = Readonly<Record<string, string>>;

/** A Node program of this project in a process of its own, with nothing of the environment of the tests. */
export class Spawned {
  readonly ended: Promise<number | null>;
  private said = '';
  private complained = '';

  constructor(readonly child: ChildProcess) {
    this.ended = new Promise((done) => child.once('close', (code) => done(code)));
    child.stdout?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (this.complained += chunk.toString()));
  }

  /** `parameters` begin with the path of the program in the project; `before` are parameters of Node itself. */
  static node(parameters: readonly string[], environment: Environment = {}, before: readonly string[] = []): Spawned {
    return Spawned.program(process.execPath, [...before, ...parameters], environment);
  }

  static program(path: string, parameters: readonly string[], environment: Environment = {}): Spawned {
    const env = { PATH: process.env['PATH'], TMPDIR: process.env['TMPDIR'], ...environment };
    return new Spawned(spawn(path, [...parameters], { cwd: root, env, stdio: 'pipe' }));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  /** Standard output so far. */
  get output(): string {
    return this.said;
  }

  /** Standard error so far. */
  get errors(): string {
    return this.complained;
  }

  /** Resolves when it has said this; throws when it ends before. */
  async says(pattern: RegExp, milliseconds = 120_000): Promise<void> {
    await until(() => {
      if (pattern.test(this.said)) return true;
      if (this.child.exitCode !== null) throw new Error(`It ended with code ${this.child.exitCode}:\n${this.said}${this.complained}`);
      return false;
    }, milliseconds);
  }

  answer(line: string): void {
    this.child.stdin?.write(`${line}\n`);
  }

  /** Ctrl-C; answers the exit code and how long it took, in milliseconds. */
  async interrupt(): Promise<{ code: number | null; milliseconds: number }> {
    const begun = Date.now();
    this.child.kill('SIGINT');
    return { code: await this.ended, milliseconds: Date.now() - begun };
  }

  /** kill -9 */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}
