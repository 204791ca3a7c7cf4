import { spawnSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { programs } from '../testing/servers.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const cache = join(root, '.cache');
const temporalVersion = 'v1.5.1';

/** `npm run provision`: gets Redis, Temporal, Chromium and libfaketime for the tests and the cluster profile. What is there already is left alone. */
const servers = [
  { name: 'Redis', find: programs.redis, get: () => systemPackages('redis-server') },
  { name: 'Chromium', find: programs.chromium, get: () => systemPackages('chromium', 'fonts-liberation') },
  { name: 'libfaketime', find: programs.faketime, get: () => systemPackages('faketime') },
  { name: 'Temporal', find: programs.temporal, get: buildTemporal },
];

for (const server of servers) {
  if (!server.find()) server.get();
  console.log(`${server.name}: ${server.find() || 'not available; see the messages above'}`);
}
process.exitCode = servers.every((server) => server.find()) ? 0 : 1;

function onPath(program) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : '';
}

function systemPackages(...names) {
  if (!onPath('apt-get')) return console.error(`Install ${names[0]} with the package manager of this system.`);
  const sudo = process.getuid() === 0 ? [] : ['sudo'];
  execute([...sudo, 'apt-get', 'update', '-qq']);
  execute([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/** Temporal's command line program holds the server; it is built from its Go module, as no binary is published there. */
function buildTemporal() {
  if (!onPath('go')) return console.error('Install Go, or put the program temporal on the PATH: https://docs.temporal.io/cli');
  mkdirSync(join(cache, 'bin'), { recursive: true });
  console.log('Building Temporal, about three minutes …');
  execute(['go', 'install', `github.com/temporalio/cli/cmd/temporal@${temporalVersion}`], { GOBIN: join(cache, 'bin') });
}

function execute([command, ...parameters], environment = {}) {
  const result = spawnSync(command, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...environment },
  });
  if (result.status !== 0) console.error(`${command} ${parameters.join(' ')} failed`);
}
