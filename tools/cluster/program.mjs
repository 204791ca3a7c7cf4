import { join } from 'node:path';
import { filesFolder, readOrMakeKey } from '../start/data-folder.mjs';
import { step } from '../start/steps.mjs';
import { onStop } from '../start/stopping.mjs';
import { freePort } from '../testing/test-server.mjs';
import { startHttpBalancer } from './http-balancer.mjs';
import { startMailBalancer } from './mail-balancer.mjs';
import { startProcess } from './processes.mjs';
import { keepRunning } from './supervisor.mjs';

const apps = join(import.meta.dirname, '../../dist/server/apps');
const loopback = '127.0.0.1';

/** Two api and two worker processes, and the balancers in front of them. Answers the set-up link, and where each process can be asked. */
export async function startProgram(options, hosts, servers) {
  const environment = environmentOf(options, servers);
  const [api, worker, intake] = [await freePorts(), await freePorts(), await freePorts()];
  const behindProxy = Boolean(process.env.TRUSTED_PROXIES);
  const apis = api.map((port, index) => node(`api ${index + 1}`, 'api', { ...environment, PORT: port }));
  const workers = worker.map((port, index) =>
    node(`worker ${index + 1}`, 'worker', { ...environment, WORKER_PORT: port, SMTP_INTAKE_PORT: intake[index] }),
  );
  const begin = () => Promise.all([...apis, ...workers].map(({ ready }) => ready));
  onStop(() => Promise.all(workers.map((guard) => guard.end())));
  onStop(() => Promise.all(apis.map((guard) => guard.end())));
  const [{ setupLink }] = await step('Starting two api and two worker processes', begin);
  onStop(await startMailBalancer({ port: options.smtpPort, host: hosts.mail, targets: intake }));
  onStop(await startHttpBalancer({ port: options.port, host: hosts.web, targets: api, behindProxy }));
  return { setupLink, places: [...api, ...worker].map((port) => `http://${loopback}:${port}/metrics`) };
}

const freePorts = () => Promise.all([freePort(), freePort()]);

function node(name, app, environment) {
  return keepRunning(name, () =>
    startProcess(process.execPath, [join(apps, app, 'src/main.js')], { environment, ready: 'message', output: 'inherit' }),
  );
}

/** The balancers are what others reach; the processes listen for this machine alone, and believe the balancer. */
function environmentOf(options, servers) {
  const { HOST: _host, SMTP_INTAKE_HOST: _mailHost, ...given } = process.env;
  return {
    ...given,
    ...servers,
    NODE_ENV: process.env.NODE_ENV ?? 'production',
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
    CASEWRIGHT_PROFILE: 'cluster',
    CASEWRIGHT_ROLE: 'api',
    CASEWRIGHT_KEY: process.env.CASEWRIGHT_KEY ?? readOrMakeKey(options.data),
    FILES_DIRECTORY: filesFolder(options.data),
    PUBLIC_URL: process.env.PUBLIC_URL ?? `http://${loopback}:${options.port}`,
    TRUSTED_PROXIES: [loopback, process.env.TRUSTED_PROXIES].filter(Boolean).join(', '),
  };
}
