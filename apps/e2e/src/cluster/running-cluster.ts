import { freePort, until } from '@casewright/testing';
import { execFileSync, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

export interface ClusterOptions {
  readonly data: string;
  readonly environment: Readonly<Record<string, string>>;
}

/** `npm run start:cluster` in a process of its own, on free ports. */
export class RunningCluster {
  private readonly ended: Promise<number | null>;
  private said = '';

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    readonly smtpPort: number,
  ) {
    this.ended = new Promise((done) => child.once('exit', (code) => done(code)));
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** The workbench is not what is tested here, so it is not built. */
  static async start({ data, environment }: ClusterOptions): Promise<RunningCluster> {
    const [port, smtpPort] = [await freePort(), await freePort()];
    const parameters = ['tools/cluster/cluster.mjs', '--data', data, '--port', `${port}`, '--smtp-port', `${smtpPort}`];
    const env = { PATH: process.env['PATH'], CASEWRIGHT_DEV: '1', ...environment };
    const child = spawn(process.execPath, parameters, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const cluster = new RunningCluster(child, `http://127.0.0.1:${port}`, smtpPort);
    const isReady = () => {
      if (child.exitCode !== null) throw new Error(`It ended with code ${child.exitCode}`);
      return /Ctrl-C stops it/.test(cluster.said);
    };
    await until(isReady, 60_000).catch((error: Error) => {
      child.kill('SIGKILL');
      throw new Error(`${error.message}\n${cluster.said}`);
    });
    return cluster;
  }

  get output(): string {
    return this.said;
  }

  /** The one-time link for the first admin, or an empty text. */
  get setupLink(): string {
    return /http\S+\/setup#\S+/.exec(this.said)?.[0] ?? '';
  }

  /** Where each process itself answers: two api, then two workers. */
  get processes(): readonly string[] {
    return [...this.said.matchAll(/(http:\/\/127\.0\.0\.1:\d+)\/metrics/g)].map(([, address]) => address ?? '');
  }

  /** The programs that it has started and that run now. */
  children(name: RegExp): number[] {
    const listed = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' }).split('\n');
    const own = listed.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line)).filter((found) => Number(found?.[2]) === this.child.pid);
    return own.filter((found) => name.test(found?.[3] ?? '')).map((found) => Number(found?.[1]));
  }

  /** Ctrl-C; answers the exit code and how long it took, in milliseconds. */
  async interrupt(): Promise<{ code: number | null; milliseconds: number }> {
    const begun = Date.now();
    this.child.kill('SIGINT');
    return { code: await this.ended, milliseconds: Date.now() - begun };
  }

  /** kill -9 of the program that watches over the others. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.ended;
  }
}

/** Processes anywhere whose command line names the folder. */
export function runningOn(folder: string): string[] {
  const listed = execFileSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return listed.filter((line) => line.includes(folder));
}

export function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
