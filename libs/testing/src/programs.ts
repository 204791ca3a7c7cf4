import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';

/** Programs of real servers that some suites need, and the library that sets the clock of a program. */
export type ServerName = 'redis' | 'temporal' | 'faketime';

const finders: Readonly<Record<ServerName, () => string>> = {
  redis: () => onPath('redis-server'),
  temporal: () => process.env['CASEWRIGHT_TEMPORAL_CLI'] ?? (onPath('temporal') || inCache('temporal')),
  faketime: () => systemLibrary('faketime/libfaketimeMT.so.1'),
};

export const programOf = (server: ServerName): string => finders[server]();

/**
 * A suite that needs a real server. Where its program is absent the suite is skipped, under its name; where `CASEWRIGHT_REQUIRE`
 * lists the server, that is a failure.
 */
export function describeWith(server: ServerName, name: string, suite: () => void): void {
  if (programOf(server)) return describe(name, suite);
  if ((process.env['CASEWRIGHT_REQUIRE'] ?? '').split(',').includes(server)) {
    return describe(name, () => {
      it(`needs ${server}`, () => {
        throw new Error(`${server} is required by CASEWRIGHT_REQUIRE and was not found; npm run provision gets it`);
      });
    });
  }
  describe.skip(`${name} (skipped: ${server} was not found)`, suite);
}

/** A started program that is ended with its suite. */
export class Program {
  private readonly ended: Promise<void>;
  private output = '';

  constructor(private readonly child: ChildProcess) {
    this.ended = new Promise((resolve) => child.once('exit', () => resolve()));
    const keep = (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4_000));
    child.stdout?.on('data', keep);
    child.stderr?.on('data', keep);
  }

  static start(path: string, parameters: readonly string[]): Program {
    return new Program(spawn(path, [...parameters], { stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  /** Throws with the program's last words once it has ended. */
  assertRunning(): void {
    if (this.child.exitCode !== null) throw new Error(`The program ended: ${this.output}`);
  }

  async stop(signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    this.child.kill(signal);
    await this.ended;
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => resolve(port));
    });
  });
}

function onPath(program: string): string {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : '';
}

/** In /usr/lib, or in the folder below it that is for this kind of processor. */
function systemLibrary(path: string): string {
  const root = '/usr/lib';
  const folders = existsSync(root) ? ['', ...readdirSync(root).filter((name) => name.includes('-linux-'))] : [];
  return folders.map((folder) => join(root, folder, path)).find((place) => existsSync(place)) ?? '';
}

function inCache(program: string): string {
  const path = join(__dirname, '../../../.cache/bin', program);
  return existsSync(path) ? path : '';
}
