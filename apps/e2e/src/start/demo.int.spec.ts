import { until } from '@casewright/testing';
import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import { keepDemo } from '../support/kept-demo';
import type { Spawned } from './spawned';
import { endAllOn, freePorts, newFolder, runningOn, start, type Ports } from './started';

/** The demo company of a first start that is broken off, in every way. */
describe('the demo company', () => {
  const data = newFolder();
  const copy = newFolder();
  let ports: Ports;
  let program: Spawned;

  const databaseUrl = (folder: string): string => {
    const [, , , port] = readFileSync(join(folder, 'postgres/postmaster.pid'), 'utf8').split('\n');
    return `postgresql://casewright:${readFileSync(join(folder, 'postgres-password'), 'utf8').trim()}@127.0.0.1:${port}/casewright`;
  };
  const count = async (what: string, folder = data): Promise<number> => {
    const client = new Client({ connectionString: databaseUrl(folder) });
    await client.connect();
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${what}`).finally(() => client.end());
    return Number(rows[0]?.count);
  };
  /** Some tickets are there, and more are to come. */
  const untilHalfWay = () => until(async () => (await count(opened)) > 20, 120_000);
  const opened = `es.events where type = 'ticket.opened'`;
  const state = (folder = data): unknown => JSON.parse(readFileSync(join(folder, 'demo.json'), 'utf8'));

  beforeAll(async () => void (ports = await freePorts()));
  afterAll(async () => {
    await program?.kill();
    for (const folder of [data, copy]) {
      endAllOn(folder);
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('ends cleanly on Ctrl-C while it is made', async () => {
    program = start(data, ports);
    await program.says(/Filling the demo company/);
    await untilHalfWay();
    const { code, milliseconds } = await program.interrupt();
    expect({ code, errors: program.errors }).toEqual({ code: 130, errors: '' });
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(data)).toEqual([]);
    expect(state()).toEqual({ state: 'loading' });
  }, 180_000);

  it('leaves nothing of it behind where it is declined then', async () => {
    // The cases below go on with the load that was broken off.
    execFileSync('cp', ['-a', `${data}/.`, copy]);
    expect(state(copy)).toEqual({ state: 'loading' });
    program = start(copy, ports, ['--no-demo']);
    await program.says(/Ctrl-C stops it/);
    expect(program.output).toContain('Make the first administrator');
    expect(state(copy)).toEqual({ state: 'declined' });
    expect(await count(opened, copy)).toBe(0);
    // Nothing that somebody writes from now on may be lost with the power.
    expect(await count(`pg_db_role_setting where 'synchronous_commit=off' = any (setconfig)`, copy)).toBe(0);
    await program.interrupt();
  }, 180_000);

  it('bears kill -9 while it is made', async () => {
    program = start(data, ports);
    await program.says(/Filling the demo company/);
    await untilHalfWay();
    await program.kill();
    expect(state()).toEqual({ state: 'loading' });
  }, 180_000);

  it('is then made from the beginning, whole and once', async () => {
    program = start(data, ports);
    await program.says(/Ctrl-C stops it/, 280_000);
    expect(program.output).toContain('Sign in as admin@demo.test');
    expect(state()).toEqual({ state: 'loaded' });
    expect(await count(opened)).toBe(300);
    expect(await count('rm.ticket_list')).toBe(300);
  }, 300_000);

  it('is there at the next start without being made again', async () => {
    await program.interrupt();
    keepDemo(data);
    program = start(data, ports);
    await program.says(/Ctrl-C stops it/);
    expect(program.output).not.toContain('Filling the demo company');
    expect(await count(opened)).toBe(300);
  }, 180_000);
});
