import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, chmodSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../..');

/** The program as `npm start` runs it, or `npm run start:cluster`, on ports and a data folder of its own. */
export interface Product {
  readonly url: string;
  readonly smtpPort: number;
  readonly data: string;
  readonly output: () => string;
  /** Ctrl-C; resolves when it has ended. */
  stop(): Promise<number | null>;
  /** kill -9 of the program; its PostgreSQL goes on, as it would. */
  kill(): Promise<void>;
}

export interface ProductOptions {
  readonly profile?: 'start' | 'cluster';
  readonly data?: string;
  readonly port?: number;
  readonly smtpPort?: number;
  readonly more?: readonly string[];
}

export async function startProduct(options: ProductOptions = {}): Promise<Product> {
  const data = options.data ?? newDataFolder();
  const port = options.port ?? (await freePort());
  const smtpPort = options.smtpPort ?? (await freePort());
  const profile = options.profile ?? 'start';
  const program = `tools/${profile}/${profile}.mjs`;
  const parameters = [program, '--port', `${port}`, '--smtp-port', `${smtpPort}`, '--data', data, ...(options.more ?? [])];
  const child = spawn(process.execPath, parameters, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, LOG_LEVEL: 'error' },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += chunk.toString()));
  await untilReady(child, () => output);
  return {
    url: `http://127.0.0.1:${port}`,
    smtpPort,
    data,
    output: () => output,
    stop: () => end(child, 'SIGINT'),
    kill: async () => void (await end(child, 'SIGKILL')),
  };
}

export function newDataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-e2e-'));
  chmodSync(folder, 0o755);
  return folder;
}

function untilReady(child: ChildProcess, output: () => string): Promise<void> {
  return new Promise((resolveReady, reject) => {
    const timeout = setTimeout(() => reject(new Error(`It was not ready in time:\n${output()}`)), 300_000);
    const check = () => {
      if (!/Ctrl-C stops it/.test(output())) return;
      clearTimeout(timeout);
      resolveReady();
    };
    child.stdout?.on('data', check);
    child.once('exit', (code) => {
      clearTimeout(timeout);
      reject(new Error(`It ended with code ${code}:\n${output()}`));
    });
  });
}

function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve(child.exitCode);
  return new Promise((done) => {
    child.once('exit', (code) => done(code));
    child.kill(signal);
  });
}

export function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address && typeof address === 'object' ? done(address.port) : fail(new Error('No port'))));
    });
  });
}
