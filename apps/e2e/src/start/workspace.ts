import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Spawned, root } from './spawned';
import { newFolder, type Ports } from './started';

const sources = ['apps/api', 'apps/worker', 'libs', 'plugins', 'tools', 'package.json', 'package-lock.json', 'tsconfig.base.json'];
const template = 'apps/workbench/src/app/shell/shell.html';
const controller = 'libs/platform/http/src/operations/health.controller.ts';

/** Builds at once, and goes on with a program of its own, as Angular's watcher does. */
const watcher = `
const { mkdirSync, writeFileSync } = require('node:fs');
mkdirSync('dist/workbench', { recursive: true });
writeFileSync('dist/workbench/index.html', '<title>Casewright</title>');
if (!process.argv.includes('helper')) require('node:child_process').spawn(process.execPath, [__filename, 'helper'], { stdio: 'inherit' });
setInterval(() => undefined, 1000);
`;

/** A copy of the sources of the server that may be changed, with a quick program in the place of Angular's slow one. */
export class Workspace {
  readonly folder = newFolder();
  private readonly original: string;

  constructor() {
    const isSource = (path: string): boolean => !/[\\/]node_modules$/.test(path);
    for (const name of [...sources, template])
      cpSync(join(root, name), join(this.folder, name), { recursive: true, preserveTimestamps: true, filter: isSource });
    mkdirSync(join(this.folder, 'node_modules/nx/bin'), { recursive: true });
    for (const name of readdirSync(join(root, 'node_modules')))
      if (name !== 'nx') symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
    writeFileSync(join(this.folder, 'node_modules/nx/bin/nx.js'), watcher);
    this.original = readFileSync(join(this.folder, controller), 'utf8');
  }

  /** `npm run dev`, with its data in the folder too. */
  develop({ port, smtpPort }: Ports): Spawned {
    const options = ['--data', join(this.folder, 'data'), '--port', `${port}`, '--smtp-port', `${smtpPort}`, '--no-demo'];
    return Spawned.node([join(this.folder, 'tools/dev/dev.mjs'), ...options], { LOG_LEVEL: 'error' });
  }

  /** What `GET /health/live` answers from now on, in TypeScript. */
  answer(expression: string): void {
    writeFileSync(join(this.folder, controller), this.original.replace('{ live: true };', `${expression};`));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
