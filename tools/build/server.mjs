import { transform } from '@swc/core';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
const output = join(root, 'dist/server');
const sources = ['apps/api', 'apps/worker', 'libs', 'plugins', 'tools'];
const skippedFolders = new Set(['node_modules', 'ui', 'workbench', 'dist']);

/**
 * Compiles what runs on Node into dist/server, file by file: TypeScript to CommonJS with decorator metadata, and the
 * `@casewright/…` aliases to relative paths. Only what has changed since is compiled. Returns the number of files written.
 */
export async function buildServer() {
  const aliases = await readAliases();
  const files = (await Promise.all(sources.map((folder) => sourceFiles(join(root, folder))))).flat();
  const written = await Promise.all(files.map((file) => compile(file, aliases)));
  await removeOrphans(output, new Set(files.map(outputOf)));
  return written.filter(Boolean).length;
}

async function readAliases() {
  const { compilerOptions } = JSON.parse(await readFile(join(root, 'tsconfig.base.json'), 'utf8'));
  return new Map(Object.entries(compilerOptions.paths).map(([alias, [target]]) => [alias, join(root, target)]));
}

async function sourceFiles(folder) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const nested = entries.map((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return skippedFolders.has(entry.name) ? [] : sourceFiles(path);
    return isSource(entry.name) ? [path] : [];
  });
  return (await Promise.all(nested)).flat();
}

const isSource = (name) => name.endsWith('.ts') && !name.endsWith('.d.ts') && !/\.(spec|e2e-spec)\.ts$/.test(name);

const outputOf = (file) => join(output, relative(root, file)).replace(/\.ts$/, '.js');

async function compile(file, aliases) {
  const target = outputOf(file);
  const [source, existing] = await Promise.all([stat(file), stat(target).catch(() => null)]);
  const changedAt = Math.floor(source.mtimeMs);
  if (existing && Math.round(existing.mtimeMs) === changedAt) return false;
  const { code, map } = await transform(await readFile(file, 'utf8'), { ...options, filename: file });
  await mkdir(dirname(target), { recursive: true });
  const resolved = code.replace(/require\("(@casewright\/[a-z0-9-]+)"\)/g, (whole, alias) => {
    const index = aliases.get(alias);
    if (!index) throw new Error(`${relative(root, file)} imports ${alias}, which tsconfig.base.json does not name`);
    const path = relative(dirname(target), outputOf(index)).replaceAll('\\', '/');
    return `require(${JSON.stringify(path.startsWith('.') ? path : `./${path}`)})`;
  });
  await writeWhole(`${target}.map`, map ?? '', changedAt);
  await writeWhole(target, `${resolved}\n//# sourceMappingURL=${target.split('/').pop()}.map\n`, changedAt);
  return true;
}

/**
 * Another build, or a program that starts, may be at the same file. It is as old as the source that was read: one that changes while
 * it is compiled is compiled again.
 */
async function writeWhole(file, content, changedAt) {
  const part = `${file}.${process.pid}.part`;
  await writeFile(part, content);
  await utimes(part, changedAt / 1000, changedAt / 1000);
  await rename(part, file);
}

const options = {
  cwd: root,
  swcrc: false,
  sourceMaps: true,
  jsc: {
    target: 'es2022',
    parser: { syntax: 'typescript', decorators: true },
    transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
    keepClassNames: true,
  },
  module: { type: 'commonjs' },
};

/** Compiled files whose source is gone would otherwise still be found. */
async function removeOrphans(folder, wanted) {
  if (!existsSync(folder)) return;
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await removeOrphans(path, wanted);
    else if (!wanted.has(path.replace(/\.map$/, '')) && !path.endsWith('.part')) await rm(path, { force: true });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(`Server: ${await buildServer()} files compiled`);
}
