import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { Script, constants } from 'node:vm';

const folder = join(import.meta.dirname, '../../dist/dev');
const listFile = join(folder, 'packages.json');
const cacheFile = join(folder, `packages-${process.version}.bin`);
const installed = join(import.meta.dirname, '../../node_modules/.package-lock.json');
const require = createRequire(import.meta.url);

/** Notes which files of packages this process has loaded, in the order in which it did. */
export function rememberPackages() {
  const inPackages = Object.keys(require.cache).filter((file) => file.includes(`${sep}node_modules${sep}`));
  const list = JSON.stringify(inPackages);
  if (existsSync(listFile) && readFileSync(listFile, 'utf8') === list) return;
  writeWhole(listFile, list);
}

/**
 * Loads the files that were noted. Their compiled code and where each was found are kept in a file, which halves the time: Node 20 has
 * no compile cache of its own. What has changed since is compiled anew.
 */
export function loadPackages() {
  if (!existsSync(listFile)) return;
  const cache = new PackageCache();
  cache.during(() => {
    for (const file of JSON.parse(readFileSync(listFile, 'utf8'))) {
      try {
        require(file);
      } catch {
        // It has gone since; the program loads what it needs itself.
      }
    }
  });
  cache.save();
}

class PackageCache {
  installedAt = String(statSync(installed, { throwIfNoEntry: false })?.mtimeMs);
  found = {};
  known = {};
  code = Buffer.alloc(0);
  scripts = new Map();
  isComplete = true;

  constructor() {
    if (!existsSync(cacheFile)) return;
    const content = readFileSync(cacheFile);
    const end = 4 + content.readUInt32LE(0);
    const { installedAt, found, known } = JSON.parse(content.subarray(4, end));
    if (installedAt === this.installedAt) Object.assign(this, { found, known, code: content.subarray(end) });
  }

  /** Node's own ways to find and to compile a file are replaced while the work lasts. */
  during(work) {
    const { _resolveFilename: resolve, prototype } = Module;
    const compile = prototype._compile;
    Module._resolveFilename = (request, parent, ...more) => {
      if (!parent?.filename || more[1]) return resolve(request, parent, ...more);
      return (this.found[`${request}\n${dirname(parent.filename)}`] ??= resolve(request, parent, ...more));
    };
    const scriptOf = (content, file) => this.scriptOf(content, file);
    prototype._compile = function (content, file, ...more) {
      const script = scriptOf(content, file);
      if (!script) return compile.call(this, content, file, ...more);
      const parameters = [this.exports, createRequire(file), this, file, dirname(file)];
      return script.runInThisContext().apply(this.exports, parameters);
    };
    try {
      work();
    } finally {
      Module._resolveFilename = resolve;
      prototype._compile = compile;
    }
  }

  /** Undefined for what only Node itself can load: ES modules, and programs. */
  scriptOf(content, file) {
    if (content.startsWith('#!')) return undefined;
    const changedAt = statSync(file).mtimeMs;
    const { at, length } = this.known[file]?.changedAt === changedAt ? this.known[file] : {};
    try {
      const script = new Script(Module.wrap(content), {
        filename: file,
        cachedData: length && this.code.subarray(at, at + length),
        importModuleDynamically: constants.USE_MAIN_CONTEXT_DEFAULT_LOADER,
      });
      if (script.cachedDataRejected !== false) this.isComplete = false;
      this.scripts.set(file, { script, changedAt });
      return script;
    } catch {
      return undefined;
    }
  }

  save() {
    if (this.isComplete) return;
    const known = {};
    const parts = [];
    let at = 0;
    for (const [file, { script, changedAt }] of this.scripts) {
      const part = script.createCachedData();
      known[file] = { changedAt, at, length: part.length };
      parts.push(part);
      at += part.length;
    }
    const head = Buffer.from(JSON.stringify({ installedAt: this.installedAt, found: this.found, known }));
    const length = Buffer.alloc(4);
    length.writeUInt32LE(head.length);
    writeWhole(cacheFile, Buffer.concat([length, head, ...parts]));
  }
}

function writeWhole(file, content) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${file}.${process.pid}`, content);
  renameSync(`${file}.${process.pid}`, file);
}
