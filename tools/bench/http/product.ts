import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import { until } from '@casewright/testing';

/** The program as `npm start` runs it, api and worker in one process; a process of its own, so that whoever measures does not slow it down. */
export class Product {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(environment: Readonly<Record<string, string>>): Promise<Product> {
    const main = resolve(__dirname, '../../../apps/api/src/main.js');
    const child = spawn(process.execPath, [main], { env: { ...process.env, ...environment }, stdio: ['ignore', 'ignore', 'inherit'] });
    const product = new Product(child, `http://127.0.0.1:${environment['PORT']}`);
    await until(async () => {
      if (child.exitCode !== null) throw new Error(`The program ended with ${child.exitCode}`);
      return (await fetch(`${product.url}/health/ready`).catch(() => null))?.ok;
    }, 60_000);
    return product;
  }

  /** Memory that the operating system keeps for it, in MB. */
  async residentMb(): Promise<number> {
    const { stdout } = await promisify(execFile)('ps', ['-o', 'rss=', '-p', String(this.child.pid)]);
    return Number(stdout) / 1024;
  }

  async stop(): Promise<void> {
    const ended = new Promise<void>((done) => this.child.once('exit', () => done()));
    if (this.child.exitCode === null && this.child.kill('SIGTERM')) await ended;
  }
}
