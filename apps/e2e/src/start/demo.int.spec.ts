import { until } from '@casewright/testing';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from 'pg';
import type { Spawned } from './spawned';
import { endAllOn, freePorts, newFolder, runningOn, start, type Ports } from './started';

/** The demo company of a first start that is broken off, in every way. */
describe('the demo company', () => {
  const data = newFolder();
  let ports: Ports;
  let program: Spawned;

  const databaseUrl = (): string => {
    const [, , , port] = readFileSync(join(data, 'postgres/postmaster.pid'), 'utf8').split('\n');
    return `postgresql://casewright:${readFileSync(join(data, 'postgres-password'), 'utf8').trim()}@127.0.0.1:${port}/casewright`;
  };
  const count = async (what: string): Promise<number> => {
    const client = new Client({ connectionString: databaseUrl() });
    await client.connect();
    const { rows } = await client.query<{ count: string }>(`select count(*) from ${what}`).finally(() => client.end());
    return Number(rows[0]?.count);
  };
  /** Some tickets are there, and more are to come. */
  const untilHalfWay = () => until(async () => (await count(opened)) > 20, 120_000);
  const opened = `es.events where type = 'ticket.opened'`;
  const state = (): unknown => JSON.parse(readFileSync(join(data, 'demo.json'), 'utf8'));

  beforeAll(async () => void (ports = await freePorts()));
  afterAll(async () => {
    await program?.kill();
    endAllOn(data);
    rmSync(data, { recursive: true, force: true });
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
    program = start(data, ports);
    await program.says(/Ctrl-C stops it/);
    expect(program.output).not.toContain('Filling the demo company');
    expect(await count(opened)).toBe(300);
  }, 180_000);
});
