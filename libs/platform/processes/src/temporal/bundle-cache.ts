import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** All of our libraries, compiled or not. */
const libraries = resolve(__dirname, '../../../..');
/** Some processes of this build, and of the one before it. */
const mostKept = 8;
const isNoSource = /[\\/](node_modules|ui|workbench)[\\/]|\.spec\.[jt]s$/;

/**
 * Bundles that outlive the process, beside the packages that they hold, where only who installs the program may write. A bundle is found
 * under a hash of all our sources and of the installed versions, so one of another build is never taken. Where the folder cannot be
 * written, each process makes its own.
 */
export class BundleCache {
  private readonly folder: string;
  private readonly versions: string;

  constructor(nodeModules: string) {
    this.folder = join(nodeModules, '.cache/casewright-workflows');
    this.versions = join(nodeModules, '.package-lock.json');
  }

  async bundle(modules: readonly string[], make: () => Promise<string>): Promise<string> {
    // What such a module imports could lie anywhere.
    if (modules.some((module) => !resolve(module).startsWith(libraries))) return make();
    const file = join(this.folder, `${this.nameOf(modules)}.js`);
    const kept = await readFile(file, 'utf8').catch(() => null);
    if (kept !== null) return kept;
    const made = await make();
    await this.keep(file, made).catch(() => undefined);
    return made;
  }

  /** A reader sees all of it or nothing. */
  private async keep(file: string, code: string): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const unfinished = `${file}.${process.pid}`;
    await writeFile(unfinished, code);
    await rename(unfinished, file);
    await this.dropOldest();
  }

  private async dropOldest(): Promise<void> {
    const files = (await readdir(this.folder)).map((name) => join(this.folder, name));
    const dated = await Promise.all(files.map(async (file) => ({ file, at: (await stat(file)).mtimeMs })));
    const newestFirst = dated.sort((left, right) => right.at - left.at);
    for (const { file } of newestFirst.slice(mostKept)) await rm(file, { force: true });
  }

  private nameOf(modules: readonly string[]): string {
    const hash = createHash('sha256').update(JSON.stringify(modules)).update(readFileSync(this.versions));
    for (const entry of readdirSync(libraries, { recursive: true, encoding: 'utf8' }).sort()) {
      const file = join(libraries, entry);
      if (/\.[jt]s$/.test(file) && !isNoSource.test(file)) hash.update(entry).update(readFileSync(file));
    }
    return hash.digest('hex').slice(0, 32);
  }
}
