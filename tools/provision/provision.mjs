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
  { name: 'Redis', find: programs.redis, packages: ['redis-server'] },
  { name: 'Chromium', find: programs.chromium, packages: ['chromium', 'fonts-liberation'] },
  { name: 'libfaketime', find: programs.faketime, packages: ['faketime'] },
  { name: 'Temporal', find: programs.temporal, packages: [] },
];

const packages = servers.filter(({ find }) => !find()).flatMap((server) => server.packages);
if (packages.length > 0) installPackages(packages);
if (!programs.temporal()) buildTemporal();
for (const server of servers) {
  console.log(`${server.name}: ${server.find() || 'not available; see the messages above'}`);
}
process.exitCode = servers.every((server) => server.find()) ? 0 : 1;

function onPath(program) {
  const found = spawnSync('sh', ['-c', `command -v ${program}`], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.trim() : '';
}

function installPackages(names) {
  if (!onPath('apt-get')) return console.error(`Install with the package manager of this system: ${names.join(', ')}`);
  const sudo = process.getuid() === 0 ? [] : ['sudo'];
  execute([...sudo, 'apt-get', 'update', '-qq']);
  execute([...sudo, 'apt-get', 'install', '-y', '-qq', '--no-install-recommends', ...names]);
}

/** Temporal's command line program holds the server; it is built from its Go module, as no binary is published there. */
function buildTemporal() {
  if (!onPath('go')) return console.error('Install Go, or put the program temporal on the PATH: https://docs.temporal.io/cli');
  mkdirSync(join(cache, 'bin'), { recursive: true });
  console.log('Building Temporal, about three minutes …');
  // Without what debuggers need, which takes a good part of the time.
  const flags = ['-ldflags=-s -w', '-gcflags=all=-dwarf=false'];
  execute(['go', 'install', ...flags, `github.com/temporalio/cli/cmd/temporal@${temporalVersion}`], { GOBIN: join(cache, 'bin') });
}

function execute([command, ...parameters], environment = {}) {
  const result = spawnSync(command, parameters, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', ...environment },
  });
  if (result.status !== 0) console.error(`${command} ${parameters.join(' ')} failed`);
}
