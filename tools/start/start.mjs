import { existsSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { needsInstall, install } from './install.mjs';
import { readOptions, usage } from './options.mjs';
import { step } from './steps.mjs';

/** `npm start`: everything from a bare clone to a running program. Plain Node until the packages are there. */
async function main() {
  assertNode();
  const options = readOptions(process.argv.slice(2));
  if (options.help) return console.log(usage);
  const { openDataFolder, confirmReset } = await import('./data-folder.mjs');
  const { lockDataFolder } = await import('./instance-lock.mjs');
  if (options.reset) await confirmReset(options.data, options.yes);
  const unlock = existsSync(options.data) ? await lockDataFolder(options.data) : undefined;
  if (options.reset) await clear(options.data);
  openDataFolder(options.data);
  const release = unlock ?? (await lockDataFolder(options.data));
  await assertFree(options.port, '--port');
  await assertFree(options.smtpPort, '--smtp-port');
  if (needsInstall()) await step('Installing packages', install);
  const { runEmbedded } = await import('./embedded.mjs');
  await runEmbedded(options, release);
}

function assertNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`Casewright needs Node 20.19 or newer; this is ${process.version}.`);
}

/** The server in the folder may have outlived a killed program; it has to end before its files go. */
async function clear(folder) {
  if (existsSync(`${folder}/postgres/postmaster.pid`)) {
    const { openPostgres } = await import('../postgres/server.mjs');
    const server = await openPostgres({ directory: folder, freePort: () => 0 });
    await server.stop();
  }
  rmSync(folder, { recursive: true, force: true });
}

function assertFree(port, option) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      const reason = error.code === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${error.code})`;
      reject(new Error(`Port ${port} ${reason}. Choose another with ${option}.`));
    });
    probe.listen(port, '127.0.0.1', () => probe.close(resolve));
  });
}

main().catch((error) => {
  console.error(process.env.DEBUG ? error.stack : error.message);
  process.exit(1);
});
