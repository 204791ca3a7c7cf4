import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One instance per data folder, which must exist. The lock is a listening local socket, so the system itself drops it when the
 * program is killed: a socket file that nobody answers on is stale and replaced. Answers a function that lets go.
 */
export async function lockDataFolder(folder) {
  const address = addressOf(folder);
  const server = (await listen(address)) ?? (await replaceStale(address));
  if (!server)
    throw new Error(`The data folder ${folder} is in use by another instance of Casewright. Stop it, or choose another with --data.`);
  server.unref();
  return () => new Promise((resolve) => server.close(resolve));
}

function addressOf(folder) {
  const name = `casewright-${createHash('sha256').update(realpathSync(folder)).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** Null where the address is taken, by a program or by what one has left behind. */
function listen(address) {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (error.code === 'EADDRINUSE' ? resolve(null) : reject(error)));
    server.listen(address, () => resolve(server));
  });
}

async function replaceStale(address) {
  if (await answers(address)) return null;
  if (process.platform !== 'win32') rmSync(address, { force: true });
  return listen(address);
}

function answers(address) {
  return new Promise((resolve) => {
    const socket = connect(address, () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
