import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { embeddedPostgres, serverPackage } from './embedded.mjs';
import { runningServer } from './running-server.mjs';

/**
 * The PostgreSQL server of the embedded profile, in a session of its own: Ctrl-C reaches the program first, which stops the server
 * last. A server that outlived a killed program is taken over as it is.
 * `directory` holds `postgres/`, its log and its password (0600). Answers `{ url, stop }`, where url names the database `casewright`.
 */
export async function openPostgres({ directory, freePort }) {
  const cluster = join(directory, 'postgres');
  const password = readOrMakePassword(join(directory, 'postgres-password'));
  assertReachable(cluster);
  if (!existsSync(join(cluster, 'PG_VERSION'))) await embeddedPostgres({ directory: cluster, port: 0, password }).initialise();
  const port = runningServer(cluster)?.port ?? (await start(cluster, freePort));
  return {
    url: `postgresql://casewright:${password}@127.0.0.1:${port}/casewright`,
    stop: () => control(cluster, ['stop', '-m', 'fast', '-w', '-t', '8']),
  };
}

/** How long what is left of a killed server may keep its memory, and with it the next one from starting. Milliseconds. */
const remainsLast = 15_000;

async function start(cluster, freePort) {
  const deadline = Date.now() + remainsLast;
  for (;;) {
    const port = await freePort();
    const options = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c max_connections=200`;
    try {
      await control(cluster, ['start', '-w', '-t', '60', '-l', join(cluster, 'server.log'), '-o', options]);
      return port;
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

function readOrMakePassword(file) {
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 });
  return readFileSync(file, 'utf8').trim();
}

/** PostgreSQL refuses to run as root, so it runs as the account `postgres`, which must be able to enter the folders above. */
function assertReachable(cluster) {
  if (process.getuid?.() !== 0) return;
  for (const start of [dirname(cluster), serverPackage() ?? '/']) {
    for (let folder = start; folder !== dirname(folder); folder = dirname(folder)) {
      if ((statSync(folder).mode & 0o001) === 0) {
        throw new Error(
          `PostgreSQL does not run as root, and its own account may not enter ${folder}. Start Casewright as an ordinary user, or move it to another folder.`,
        );
      }
    }
  }
}

async function control(cluster, parameters) {
  const { uid, gid } = statSync(cluster);
  const binary = join(serverPackage(), 'native/bin/pg_ctl');
  const identity = process.getuid?.() === 0 ? { uid, gid } : {};
  const child = spawn(binary, ['-D', cluster, ...parameters], {
    ...identity,
    cwd: cluster,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let errors = '';
  child.stderr.on('data', (chunk) => (errors += chunk));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('exit', resolve));
  child.stderr.destroy();
  if (code !== 0) throw new Error(`PostgreSQL did not ${parameters[0]}: ${errors.trim() || `see ${join(cluster, 'server.log')}`}`);
}
