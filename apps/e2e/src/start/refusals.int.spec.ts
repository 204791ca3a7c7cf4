import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { Spawned } from './spawned';
import { freePorts, newFolder, start, type Ports } from './started';

/** What a program that did not start left behind on its way out. */
async function refusal(program: Spawned): Promise<{ code: number | null; lines: string[] }> {
  const code = await program.ended;
  return { code, lines: program.errors.trim().split('\n') };
}

const refused = (line: RegExp) => ({ code: 1, lines: [expect.stringMatching(line) as string] });

describe('npm start refuses', () => {
  const folder = newFolder();
  const data = join(folder, 'data');
  let ports: Ports;

  beforeEach(async () => {
    ports = await freePorts();
    rmSync(data, { recursive: true, force: true });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const dataWith = (files: Readonly<Record<string, string>>): void => {
    mkdirSync(data);
    for (const [name, content] of Object.entries(files)) writeFileSync(join(data, name), content);
  };

  it.each(['tools/start/start.mjs', 'tools/cluster/cluster.mjs'])('an old Node: %s', async (path) => {
    const old = `data:text/javascript,Object.defineProperty(process,'versions',{value:{...process.versions,node:'18.20.4'}})`;
    const program = Spawned.node([path, '--data', data], {}, ['--import', old]);
    expect(await refusal(program)).toEqual(refused(/^Casewright needs Node 20\.19 or newer; this is v18\.20\.4\.$/));
    expect(existsSync(data)).toBe(false);
  });

  it.each([
    [['--prot', '4300'], /^Unknown option '--prot'\. Try: npm start -- --help$/],
    [['4300'], /^Unexpected argument '4300'\. Try: npm start -- --help$/],
    [['--port'], /--port.* argument missing\. Try: npm start -- --help$/],
    [['--port', 'http'], /^--port must be a number from 1 to 65535, not "http"\.$/],
    [['--port', '0'], /^--port must be a number from 1 to 65535/],
    [['--smtp-port', '65536'], /^--smtp-port must be a number from 1 to 65535/],
    [['--port', '4300', '--smtp-port', '4300'], /^--port and --smtp-port cannot both be 4300\.$/],
  ])('%j', async (options, line) => {
    const program = Spawned.node(['tools/start/start.mjs', '--data', data, ...options]);
    expect(await refusal(program)).toEqual(refused(line));
  });

  it.each([['--reset'], ['--no-demo']])('in the cluster, what only the embedded profile has: %s', async (option) => {
    const program = Spawned.node(['tools/cluster/cluster.mjs', '--data', data, option]);
    expect(await refusal(program)).toEqual(refused(/^Unknown option '--.+'\. Try: npm run start:cluster -- --help$/));
  });

  it.each([
    ['port', '--port'],
    ['smtpPort', '--smtp-port'],
  ] as const)('a %s that is taken', async (name, option) => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const said = await refusal(start(data, { ...ports, [name]: port }));
    expect(said).toEqual(refused(new RegExp(`^Port ${port} is taken by another program\\. Choose another with ${option}\\.$`)));
    await new Promise((resolve) => other.close(resolve));
  });

  it.each([
    ['is a file', () => writeFileSync(data, ''), () => data],
    ['lies below a file', () => writeFileSync(data, ''), () => join(data, 'below')],
    ['cannot be made', () => undefined, () => '/sys/casewright'],
  ])('a data folder that %s', async (_what, prepare, path) => {
    prepare();
    expect(await refusal(start(path(), ports))).toEqual(refused(/^The data folder \S+ is not writable\. Change its permissions, or/));
  });

  it.each([
    [
      'was made by a newer version',
      { 'format.json': '{"format":99}' },
      /was made by a newer version of Casewright\. Update the program, or/,
    ],
    ['does not say what it is', { 'format.json': '{"format":' }, /format\.json is damaged\. Restore it from a backup, or/],
    ['says nonsense', { 'format.json': '{"format":"1"}' }, /format\.json is damaged\. Restore it from a backup, or/],
    ['holds something else', { 'holiday.jpg': 'x' }, /holds something else\. Choose an empty one with --data\.$/],
  ])('a data folder that %s', async (_what, files, line) => {
    dataWith(files as Record<string, string>);
    expect(await refusal(start(data, ports))).toEqual(refused(line));
    expect(readdirSync(data)).toEqual(Object.keys(files));
  });

  it.each([
    [
      'without a terminal and without --yes',
      { 'format.json': '{"format":1}' },
      ['--reset'],
      /^--reset asks before it deletes; without a terminal, add --yes\.$/,
    ],
    [
      'of what is not ours',
      { 'holiday.jpg': 'x' },
      ['--reset', '--yes'],
      /is not a data folder of Casewright, so --reset leaves it alone\.$/,
    ],
  ])('a reset %s', async (_what, files, options, line) => {
    dataWith(files as Record<string, string>);
    expect(await refusal(start(data, ports, options))).toEqual(refused(line));
    expect(Object.keys(files).every((name) => existsSync(join(data, name)))).toBe(true);
  });

  it.each([
    ['LOG_LEVEL', 'loud'],
    ['SUPPORT_ADDRESS', 'nobody'],
    ['SMTP_URL', 'mail.example.org'],
    ['METRICS_TOKEN', 'short'],
    ['PLUGIN_EMAIL', 'maxParts=3'],
  ])('a wrong %s before it starts anything', async (name, value) => {
    expect(await refusal(start(data, ports, [], { [name]: value }))).toEqual(refused(new RegExp(`^${name}: .+`)));
    expect(existsSync(join(data, 'postgres'))).toBe(false);
  });

  it('a wrong option of a plugin, by its name', async () => {
    const said = await refusal(start(data, ports, [], { PLUGIN_EMAIL: '{"maxPart":3}' }));
    expect(said).toEqual(refused(/^Plugin email, option maxPart: .+/));
  });

  it('and explains itself when asked', async () => {
    const program = Spawned.node(['tools/start/start.mjs', '--help']);
    expect(await program.ended).toBe(0);
    for (const option of ['--port', '--smtp-port', '--data', '--no-demo', '--reset']) expect(program.output).toContain(option);
  });
});
