import { createHash } from 'node:crypto';
import { realpathSync, rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { makeWritable } from './data-folder.mjs';

/** In the data folder, so whoever uses the folder finds it, whatever else their programs do not share. */
export const lockName = '.lock';
/** Bytes of a socket's address that every system takes, the closing zero not counted: macOS has 104 with it, Linux 108. */
const longestAddress = 103;

/**
 * One instance per data folder, which is made where it is missing. The lock is a listening local socket, so the system itself drops it
 * when the program is killed: a socket file that nobody answers on is stale and replaced. Answers a function that lets go.
 */
export async function lockDataFolder(folder) {
  makeWritable(folder);
  const address = addressOf(folder);
  const server = (await listen(address)) ?? (await replaceStale(address));
  if (!server)
    throw new Error(`The data folder ${folder} is in use by another instance of Casewright. Stop it, or choose another with --data.`);
  server.unref();
  return () => new Promise((resolve) => server.close(resolve));
}

function addressOf(folder) {
  const real = realpathSync(folder);
  const name = `casewright-${createHash('sha256').update(real).digest('hex').slice(0, 16)}`;
  if (process.platform === 'win32') return `\\\\.\\pipe\\${name}`;
  const within = join(real, lockName);
  return Buffer.byteLength(within) <= longestAddress ? within : `/tmp/${name}.sock`;
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
