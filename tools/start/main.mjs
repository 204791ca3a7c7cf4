import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { endRunningServer } from '../postgres/running-server.mjs';
import { confirmReset, openDataFolder } from './data-folder.mjs';
import { install, needsInstall } from './install.mjs';
import { lockDataFolder, lockName } from './instance-lock.mjs';
import { readOptions, usage } from './options.mjs';
import { assertFree } from './ports.mjs';
import { step } from './steps.mjs';
import { onStop, untilStopped } from './stopping.mjs';

/** Everything from a bare clone to a running program. Plain Node until the packages are there. Resolves when it has ended. */
export async function main(parameters) {
  const options = readOptions(parameters);
  if (options.help) return console.log(usage);
  if (options.reset) await confirmReset(options.data, options.yes);
  await untilStopped(async () => {
    await occupy(options);
    await assertFree(options.port, '--port');
    await assertFree(options.smtpPort, '--smtp-port');
    if (needsInstall()) await step('Installing packages', install);
    const { startEmbedded } = await import('./embedded.mjs');
    await startEmbedded(options);
  });
}

/** Makes the data folder ours alone; with --reset, emptied first. */
async function occupy({ data, reset }) {
  onStop(await lockDataFolder(data));
  if (reset) await clear(data);
  openDataFolder(data);
}

/** The server in the folder may have outlived a killed program; it has to end before its files go. */
async function clear(folder) {
  await endRunningServer(join(folder, 'postgres'));
  const names = readdirSync(folder).filter((name) => name !== lockName);
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true });
}
