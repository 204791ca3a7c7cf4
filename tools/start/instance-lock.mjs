import { createHash } from 'node:crypto';
import { rmSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * One instance per data folder. The lock is a listening local socket, so the system itself drops it when the program is killed:
 * a socket file that nobody answers on is stale and replaced. Answers a function that lets go.
 */
export async function lockDataFolder(folder) {
  const address = addressOf(folder);
  if (await answers(address)) throw new Error(`The data folder ${folder} is in use by another instance of Casewright. Stop it, or choose another with --data.`);
  if (process.platform !== 'win32') rmSync(address, { force: true });
  const server = createServer((socket) => socket.destroy());
  await new Promise((resolve, reject) => server.once('error', reject).listen(address, resolve));
  server.unref();
  return () => new Promise((resolve) => server.close(resolve));
}

function addressOf(folder) {
  const name = `casewright-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  return process.platform === 'win32' ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
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
