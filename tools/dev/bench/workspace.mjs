import { chmodSync, cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../../..');
const sources = ['apps', 'libs', 'plugins', 'tools', 'nx.json', 'package.json', 'package-lock.json'];
const configs = ['base', 'browser', 'node'].map((name) => `tsconfig.${name}.json`);

/** A copy of the sources that may be changed at will, with the packages of this workspace. */
export function copyWorkspace() {
  const folder = mkdtempSync(join(tmpdir(), 'casewright-dev-'));
  // The account of PostgreSQL has to enter it.
  chmodSync(folder, 0o755);
  const isSource = (path) => !/[\\/]node_modules$/.test(path);
  for (const name of [...sources, ...configs])
    cpSync(join(root, name), join(folder, name), { recursive: true, preserveTimestamps: true, filter: isSource });
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
