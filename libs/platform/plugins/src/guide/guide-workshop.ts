import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

const root = resolve(__dirname, '../../../../..');
const tsc = join(root, 'node_modules/typescript/bin/tsc');
const compilerOptions = {
  ...{ target: 'ES2022', module: 'commonjs', moduleResolution: 'node10', ignoreDeprecations: '5.0', esModuleInterop: true },
  ...{ strict: true, noUncheckedIndexedAccess: true, skipLibCheck: true, types: ['node', 'jest'], rootDir: 'src', outDir: 'out' },
};

/** The code that the guide gives for a file: the block after the line that names it. */
function codeFor(file: string): string {
  const guide = readFileSync(join(root, 'docs/guides/integrator.md'), 'utf8');
  const place = guide.indexOf(`\`${file}\``);
  const block = /```ts\n([\s\S]*?)\n```/.exec(guide.slice(place < 0 ? guide.length : place));
  if (!block?.[1]) throw new Error(`The integrator's guide gives no code for ${file}`);
  return `${block[1]}\n`;
}

/** A folder of its own, far from this repository, in which somebody follows the guide with the SDK as it would be published. */
export class GuideWorkshop {
  readonly folder = mkdtempSync(join(tmpdir(), 'casewright-guide-'));

  /** Builds the SDK, installs it, writes the guide's files and compiles them; throws with the compiler's words where one is wrong. */
  prepare(): this {
    const sdk = join(this.folder, 'node_modules/@casewright/plugin-sdk');
    mkdirSync(sdk, { recursive: true });
    this.run([tsc, '-p', join(root, 'libs/plugin-sdk/tsconfig.build.json'), '--outDir', join(sdk, 'dist')], root);
    cpSync(join(root, 'libs/plugin-sdk/package.json'), join(sdk, 'package.json'));
    for (const name of ['zod', 'nodemailer', '@types'])
      symlinkSync(join(root, 'node_modules', name), join(this.folder, 'node_modules', name));
    for (const plugin of ['spool', 'contracts'])
      for (const name of ['index.ts', 'index.spec.ts']) this.write(`src/${plugin}/${name}`, codeFor(`plugins/${plugin}/src/${name}`));
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, include: ['src'] }));
    this.run([tsc, '-p', '.'], this.folder);
    return this;
  }

  compiled(name: string): string {
    return join(this.folder, 'out', name);
  }

  /** What a program outside of this repository prints that uses the compiled plugin. */
  print(expression: string): string {
    return this.run(['-e', `console.log(${expression})`], this.folder).trim();
  }

  clear(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private write(name: string, content: string): void {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
  }

  private run(parameters: readonly string[], cwd: string): string {
    try {
      return execFileSync(process.execPath, parameters, { cwd, encoding: 'utf8' });
    } catch (error) {
      throw error instanceof Error && 'stdout' in error ? new Error(`${error.message}\n${String(error.stdout)}`) : error;
    }
  }
}
