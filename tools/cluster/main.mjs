import { openDataFolder } from '../start/data-folder.mjs';
import { install, needsInstall } from '../start/install.mjs';
import { lockDataFolder } from '../start/instance-lock.mjs';
import { clusterUsage, readClusterOptions } from '../start/options.mjs';
import { assertFree } from '../start/ports.mjs';
import { step } from '../start/steps.mjs';
import { isStopping, onStop, untilStopped } from '../start/stopping.mjs';
import { missingServers } from '../testing/servers.mjs';

const hosts = { web: process.env.HOST || '127.0.0.1', mail: process.env.SMTP_INTAKE_HOST || '127.0.0.1' };

/** The others that are looked for only tests take. */
const needed = ['redis', 'temporal'];

/** PostgreSQL, Redis, Temporal, two api and two worker processes behind one port, on this machine. Resolves when it has ended. */
export async function main(parameters) {
  const options = readClusterOptions(parameters);
  if (options.help) return console.log(clusterUsage);
  const missing = missingServers().filter((name) => needed.includes(name));
  if (missing.length > 0) throw new Error(`The cluster profile needs ${missing.join(' and ')}. Get it with: npm run provision`);
  await untilStopped(async () => {
    onStop(await lockDataFolder(options.data));
    openDataFolder(options.data);
    await assertFree(options.port, '--port', hosts.web);
    await assertFree(options.smtpPort, '--smtp-port', hosts.mail);
    if (needsInstall()) await step('Installing packages', install);
    await start(options);
  });
}

/** In the order in which they need one another; they end in the reverse one. */
async function start(options) {
  const { buildServer } = await import('../build/server.mjs');
  const { buildWorkbench, workbenchIsStale } = await import('../build/workbench.mjs');
  const { startServers } = await import('./servers.mjs');
  const { startProgram } = await import('./program.mjs');
  await step('Building the server', buildServer);
  if (!process.env.CASEWRIGHT_DEV && workbenchIsStale()) await step('Building the workbench', buildWorkbench);
  const servers = await startServers(options);
  const program = await startProgram(options, hosts, servers);
  if (!isStopping()) announce(options, program);
}

function announce({ port, smtpPort }, { setupLink, places }) {
  console.log(`\nCasewright is ready at ${process.env.PUBLIC_URL ?? `http://127.0.0.1:${port}`}`);
  if (setupLink) console.log(`There is no admin yet. Make the first one here, once: ${setupLink}`);
  console.log(
    `Mail comes in on port ${smtpPort}, and ${process.env.SMTP_URL ? 'leaves by SMTP_URL' : 'none leaves: SMTP_URL is not set, so invitations and replies wait as deliveries that fail'}.`,
  );
  console.log(`Health and figures of each process: ${places.join(' ')}`);
  console.log('Ctrl-C stops it.');
}
