import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';

const folder = resolve(__dirname, '../../../../workbench');

/** JavaScript that the browser needs before the first page shows, in kB as gzip sends it. Null where the workbench was not built. */
export function firstPageKb(): number | null {
  const page = join(folder, 'index.html');
  if (!existsSync(page)) return null;
  const loaded = new Set<string>();
  for (const [, file] of readFileSync(page, 'utf8').matchAll(/(?:href|src)="([\w-]+\.js)"/g)) load(file ?? '', loaded);
  let bytes = 0;
  for (const file of loaded) bytes += gzipSync(readFileSync(join(folder, file))).length;
  return bytes / 1000;
}

/** With what it imports; imports that wait for a page are calls, and are left out. */
function load(file: string, loaded: Set<string>): void {
  if (loaded.has(file)) return;
  loaded.add(file);
  const source = readFileSync(join(folder, file), 'utf8');
  for (const [, imported] of source.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w-]+\.js)"/g)) load(imported ?? '', loaded);
}
