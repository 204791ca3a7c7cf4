import { watch } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const folders = ['apps/api', 'libs', 'plugins', 'tools/demo'];
/** Editors write a file in several strokes, and tools write many files one after the other; a lone change need not wait for them. */
const shortest = 50;
const longest = 400;

/** Calls back after a source of the server was changed; changes while it works are one more call. */
export function watchServer(onChange) {
  let timer;
  let last = -Infinity;
  let running = Promise.resolve();
  const changed = (_event, file) => {
    if (!file?.endsWith('.ts') || /\.(spec|e2e-spec)\.ts$/.test(file) || /^(ui|workbench)[\\/]/.test(file)) return;
    const quiet = Date.now() - last < longest ? longest : shortest;
    clearTimeout(timer);
    timer = setTimeout(() => {
      last = Date.now();
      running = running.then(onChange);
    }, quiet);
  };
  for (const folder of folders) watch(join(root, folder), { recursive: true }, changed);
}
