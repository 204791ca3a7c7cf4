import { until } from '@casewright/testing';
import { Spawned } from './spawned';
import { endAllOn, freePorts, runningOn, type Ports } from './started';
import { Workspace } from './workspace';

describe('npm run dev', () => {
  const workspace = new Workspace();
  let ports: Ports;
  let dev: Spawned;

  beforeAll(async () => {
    ports = await freePorts();
    dev = workspace.develop(ports);
    await dev.says(/Ctrl-C stops it/);
  }, 180_000);
  afterAll(async () => {
    await dev?.kill();
    endAllOn(workspace.folder);
    workspace.remove();
  });

  const answer = async (): Promise<unknown> => (await fetch(`http://127.0.0.1:${ports.port}/health/live`)).json();
  const answers = (expected: object) => until(async () => JSON.stringify(await answer()) === JSON.stringify(expected), 60_000);
  const isGone = () =>
    answer().then(
      () => false,
      () => true,
    );

  it('shows a change of the server', async () => {
    workspace.answer(`{ live: true, change: 'one' }`);
    await answers({ live: true, change: 'one' });
  }, 90_000);

  it('shows the last of several changes, also of one that comes while it starts', async () => {
    for (const change of ['two', 'three', 'four']) {
      workspace.answer(`{ live: true, change: '${change}' }`);
      await until(isGone, 30_000);
    }
    workspace.answer(`{ live: true, change: 'five' }`);
    await answers({ live: true, change: 'five' });
  }, 120_000);

  it('goes on as it was while a change does not compile', async () => {
    workspace.answer('{ live: true');
    await until(() => /the program goes on as it was/.test(dev.errors), 30_000);
    expect(await answer()).toEqual({ live: true, change: 'five' });
    workspace.answer(`{ live: true, change: 'six' }`);
    await answers({ live: true, change: 'six' });
  }, 90_000);

  it('leaves nobody behind when it is killed', async () => {
    expect(runningOn('nx.js').filter(({ command }) => command.includes(workspace.folder)).length).toBeGreaterThan(1);
    await dev.kill();
    await until(() => runningOn(workspace.folder).length === 0, 30_000);
  }, 60_000);

  it('ends on Ctrl-C within ten seconds, without a trace', async () => {
    dev = workspace.develop(ports);
    await dev.says(/Ctrl-C stops it/);
    const { code, milliseconds } = await dev.interrupt();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(workspace.folder)).toEqual([]);
  }, 120_000);
});
