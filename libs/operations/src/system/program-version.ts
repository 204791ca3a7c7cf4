import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** The version in the package.json of the product, above the sources and above the compiled program alike. */
export const programVersion: string = versionAbove(__dirname);

function versionAbove(folder: string): string {
  const file = join(folder, 'package.json');
  const found = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as { name?: string; version?: string }) : {};
  if (found.name === 'casewright' && found.version) return found.version;
  return folder === dirname(folder) ? 'unknown' : versionAbove(dirname(folder));
}
