import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../start/install.mjs';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const stamp = join(root, 'dist/workbench/.built-from');
const inputs = ['apps/workbench', 'libs/ui', 'libs/workbench', 'libs/contracts', 'libs/kernel', 'package-lock.json', 'tsconfig.base.json'];

/** True where the workbench was not built from the sources as they are now (names, sizes and times are compared). */
export function workbenchIsStale() {
  return !existsSync(stamp) || readFileSync(stamp, 'utf8') !== fingerprint();
}

export async function buildWorkbench() {
  const from = fingerprint();
  await run('npx', ['nx', 'build', 'workbench', '--outputStyle=static']);
  writeFileSync(stamp, from);
}

function fingerprint() {
  const hash = createHash('sha256');
  for (const input of inputs) addTo(hash, join(root, input));
  return hash.digest('hex');
}

function addTo(hash, path) {
  const stats = statSync(path);
  if (!stats.isDirectory()) return hash.update(`${path.slice(root.length)} ${stats.size} ${stats.mtimeMs}\n`);
  for (const entry of readdirSync(path).sort()) addTo(hash, join(path, entry));
}
