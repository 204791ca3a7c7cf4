import { freePort } from '@casewright/testing';
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Spawned } from './spawned';

/** A folder that the account of PostgreSQL may enter. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-start-'));
  chmodSync(folder, 0o755);
  return folder;
}

export interface Ports {
  readonly port: number;
  readonly smtpPort: number;
}

export const freePorts = async (): Promise<Ports> => ({ port: await freePort(), smtpPort: await freePort() });

/** `npm start`, without building the workbench, which is not what is tested here. */
export function start(data: string, { port, smtpPort }: Ports, more: readonly string[] = [], environment = {}): Spawned {
  const options = ['--data', data, '--port', `${port}`, '--smtp-port', `${smtpPort}`, ...more];
  return Spawned.node(['tools/start/start.mjs', ...options], { CASEWRIGHT_DEV: '1', LOG_LEVEL: 'error', ...environment });
}

/** Processes whose command line names the folder: its PostgreSQL, and whoever was started on it. */
export function runningOn(folder: string): { pid: number; command: string }[] {
  const lines = execFileSync('ps', ['-e', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines.filter((line) => line.includes(folder)).map((line) => ({ pid: parseInt(line, 10), command: line.trim() }));
}

/** Ends what a failed test has left on the folder. */
export function endAllOn(folder: string): void {
  for (const { pid } of runningOn(folder)) process.kill(pid, 'SIGKILL');
}
