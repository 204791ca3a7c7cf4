import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The server that runs on a database folder, from its pid file: `{ pid, port }`, or undefined where none does. */
export function runningServer(cluster) {
  const pidFile = join(cluster, 'postmaster.pid');
  if (!existsSync(pidFile)) return undefined;
  const [pid, folder, , port] = readFileSync(pidFile, 'utf8').split('\n');
  return isAlive(Number(pid)) && folder === cluster && isPostgres(Number(pid)) ? { pid: Number(pid), port: Number(port) } : undefined;
}

/** Ends a server that outlived its program. It needs no packages, so it works before they are installed, too. */
export async function endRunningServer(cluster, milliseconds = 8_000) {
  const server = runningServer(cluster);
  if (!server) return;
  process.kill(server.pid, 'SIGINT');
  const deadline = Date.now() + milliseconds;
  while (isAlive(server.pid)) {
    if (Date.now() > deadline) throw new Error(`PostgreSQL (process ${server.pid}) does not end. End it and try again.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

/** After a reboot the number may belong to another program; where the system does not tell, the pid file is believed. */
function isPostgres(pid) {
  const commandLine = `/proc/${pid}/cmdline`;
  return !existsSync(commandLine) || readFileSync(commandLine, 'utf8').includes('postgres');
}
