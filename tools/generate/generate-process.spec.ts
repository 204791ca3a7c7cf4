import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const repository = resolve(__dirname, '../..');
const root = join(repository, 'tmp', `generated-${process.pid}`);
const node = (...parameters: string[]) => run(process.execPath, parameters, { cwd: repository, maxBuffer: 10_000_000 });
const generate = (name: string) => node('tools/generate/generate-process.mjs', '--context', 'tickets', '--name', name, '--root', root);

/** Checks types and lints as the repository is checked, but for the folder, which it leaves out. One program serves both. */
const check = `
const ts = require('typescript');
const { ESLint } = require('eslint');
const root = ${JSON.stringify(root)};
const { options } = ts.parseJsonConfigFileContent(ts.readConfigFile('tsconfig.node.json', ts.sys.readFile).config, ts.sys, process.cwd());
const files = ts.sys.readDirectory(root, ['.ts']);
const program = ts.createProgram(files, options);
const wrong = files.flatMap((file) => program.getSemanticDiagnostics(program.getSourceFile(file)));
const parserOptions = { programs: [program], project: null };
const overrideConfig = [{ files: ['**/*.ts'], languageOptions: { parserOptions } }];
new ESLint({ ignore: false, overrideConfig }).lintFiles(files).then((results) => {
  const types = wrong.map(({ file, messageText }) => file.fileName + ' ' + ts.flattenDiagnosticMessageText(messageText, ' '));
  const lint = results.flatMap(({ filePath, messages }) => messages.map(({ message, line }) => filePath + ':' + line + ' ' + message));
  console.log(JSON.stringify({ files: results.length, types, lint }));
});`;

describe('a generated process', () => {
  beforeAll(() => void mkdirSync(root, { recursive: true }));
  afterAll(() => rmSync(root, { recursive: true, force: true }));

  it('has a definition, its properties and a test on both hosts, which pass as they are', async () => {
    const { stdout } = await generate('spare-part');
    expect(stdout).toContain(
      "this.processes.register({ definition: sparePartProcess, module: require.resolve('./domain/spare-part/spare-part.process') })",
    );
    const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
    expect(files.sort()).toEqual([
      'libs/tickets/src/domain/spare-part/spare-part.events.ts',
      'libs/tickets/src/domain/spare-part/spare-part.process.ts',
      'libs/tickets/src/domain/spare-part/spare-part.property.spec.ts',
      'libs/tickets/src/specs/spare-part-hosts.int.spec.ts',
    ]);
    const bin = (name: string) => join(repository, 'node_modules', name);
    const [checked] = await Promise.all([
      node('-e', check),
      node(bin('jest/bin/jest.js'), '-c', 'jest.unit.config.cjs', `${relative(repository, root)}/libs`),
      node(bin('prettier/bin/prettier.cjs'), '--check', '--ignore-path', '/dev/null', `${root}/libs`),
    ]);
    expect(JSON.parse(checked.stdout)).toEqual({ files: 4, types: [], lint: [] });
  }, 120_000);

  it('never writes over what is there, and says what is wrong with a name', async () => {
    await generate('lamp-hours');
    await expect(generate('lamp-hours')).rejects.toThrow(/is there already/);
    await expect(generate('Lamp Hours')).rejects.toThrow(/lower case with dashes/);
  });
});
