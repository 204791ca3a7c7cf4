import { until } from '@casewright/testing';
import { rmSync, symlinkSync } from 'node:fs';
import { availableParallelism, loadavg } from 'node:os';
import { dirname } from 'node:path';
import { Desk } from '../faults/desk';
import { inDatabase } from '../support/database';
import { Spawned } from './spawned';
import { endAllOn, freePorts, newFolder, runningOn, start, type Ports } from './started';

const ready = /Casewright is ready at (\S+)/;
const setupLink = (program: Spawned): string => /http\S+\/setup#\S+/.exec(program.output)?.[0] ?? '';

/** The life of one installation, from its first start over all ways in which it can end. */
describe('npm start', () => {
  const data = newFolder();
  let ports: Ports;
  let program: Spawned;
  let link: string;

  const started = async (more: readonly string[] = []): Promise<Spawned> => {
    const one = start(data, ports, more);
    await one.says(/Ctrl-C stops it/);
    return one;
  };
  /** Somebody who signed in before finds what they left. */
  const openWithKey = async (): Promise<string> => (await desk.openTicket('Black picture', 'rita@example.test', 'the-first')).id;
  let desk: Desk;
  let ticketId: string;

  beforeAll(async () => {
    ports = await freePorts();
    desk = new Desk(`http://127.0.0.1:${ports.port}`);
  });
  afterAll(async () => {
    await program?.kill();
    endAllOn(data);
    rmSync(data, { recursive: true, force: true });
  });

  it('says where it is ready, and how to make the first administrator', async () => {
    program = await started(['--no-demo']);
    expect(ready.exec(program.output)?.[1]).toBe(`http://127.0.0.1:${ports.port}`);
    link = setupLink(program);
    await desk.setUp(link);
    ticketId = await openWithKey();
  }, 180_000);

  it('refuses a data folder that is in use, by whatever name', async () => {
    const alias = `${data}-alias`;
    symlinkSync(data, alias);
    for (const name of [data, alias]) {
      const second = start(name, await freePorts(), [], { TMPDIR: dirname(data) });
      expect({ code: await second.ended, said: second.errors.trim() }).toEqual({
        code: 1,
        said: `The data folder ${name} is in use by another instance of Casewright. Stop it, or choose another with --data.`,
      });
    }
    rmSync(alias);
  });

  it('refuses to delete what is in use', async () => {
    const second = start(data, await freePorts(), ['--reset', '--yes']);
    expect(await second.ended).toBe(1);
    expect(second.errors).toContain('is in use by another instance');
    expect(await desk.answers()).toBe(true);
  });

  it('ends on Ctrl-C within ten seconds, without a trace', async () => {
    const { code, milliseconds } = await program.interrupt();
    expect({ code, errors: program.errors }).toEqual({ code: 0, errors: '' });
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(data)).toEqual([]);
  });

  it('is ready within ten seconds later, with everything kept', async () => {
    const begun = Date.now();
    program = await started();
    expect(Date.now() - begun).toBeLessThan(10_000 * crowding());
    expect(setupLink(program)).toBe('');
    expect(await openWithKey()).toBe(ticketId);
  }, 180_000);

  it('takes its database over after kill -9', async () => {
    await program.kill();
    expect(runningOn(data)).not.toEqual([]);
    program = await started();
    expect(await openWithKey()).toBe(ticketId);
  }, 180_000);

  it('recovers its database where that was killed, too', async () => {
    await program.kill();
    endAllOn(data);
    await until(() => runningOn(data).length === 0);
    program = await started();
    expect(await openWithKey()).toBe(ticketId);
  }, 180_000);

  it('ends cleanly while it starts', async () => {
    await program.interrupt();
    program = start(data, ports);
    await program.says(/Starting Casewright/);
    const { code, milliseconds } = await program.interrupt();
    expect({ code, errors: program.errors }).toEqual({ code: 130, errors: '' });
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(data)).toEqual([]);
  }, 180_000);

  it('refuses a database that a newer version has used, in one line', async () => {
    program = await started();
    await inDatabase("insert into schema_migrations (name) values ('999-morrow-001-more')", data);
    await program.interrupt();
    const older = start(data, ports);
    expect(await older.ended).toBe(1);
    expect(older.errors.trim()).toMatch(
      /^The database was last used by a newer version of Casewright: .+ 999-morrow-001-more\. Start .+\.$/,
    );
    expect(runningOn(data)).toEqual([]);
  }, 180_000);

  it.each([
    ['no', 'Nothing was deleted.'],
    ['', 'Nothing was deleted.'],
  ])('keeps everything where the answer to --reset is "%s"', async (answer, said) => {
    const asking = onTerminal(['--data', data, '--reset']);
    await asking.says(/Type yes to go on/);
    asking.answer(answer);
    expect(await asking.ended).toBe(1);
    expect(asking.output).toContain(said);
  });

  it('begins anew where it is "yes"', async () => {
    const asking = onTerminal(['--data', data, '--reset', '--no-demo', '--port', `${ports.port}`, '--smtp-port', `${ports.smtpPort}`]);
    await asking.says(/Type yes to go on/);
    asking.answer('yes');
    await asking.says(/Ctrl-C stops it/);
    const anew = setupLink(asking);
    expect(anew).not.toBe('');
    expect(anew).not.toBe(link);
    asking.child.stdin?.write('\u0003');
    await asking.ended;
    expect(runningOn(data)).toEqual([]);
  }, 180_000);
});

/** Ten seconds are meant for a machine that has nothing else to do. */
const crowding = (): number => Math.max(1, (2 * (loadavg()[0] ?? 0)) / availableParallelism());

/** As if a person sat before it. */
function onTerminal(parameters: readonly string[]): Spawned {
  const command = [process.execPath, 'tools/start/start.mjs', ...parameters].join(' ');
  return Spawned.program('script', ['--quiet', '--return', '--flush', '--command', command, '/dev/null'], {
    CASEWRIGHT_DEV: '1',
    LOG_LEVEL: 'error',
  });
}
