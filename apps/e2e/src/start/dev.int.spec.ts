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
  const answers = (expected: object) => until(async () => JSON.stringify(await answer()) === JSON.stringify(expected));
  const isGone = () =>
    answer().then(
      () => false,
      () => true,
    );

  it('shows a change of the server', async () => {
    workspace.answer(`{ live: true, change: 'one' }`);
    await answers({ live: true, change: 'one' });
  });

  it('shows the last of several changes, also of one that comes while it starts', async () => {
    for (const change of ['two', 'three', 'four']) {
      workspace.answer(`{ live: true, change: '${change}' }`);
      await until(isGone);
    }
    workspace.answer(`{ live: true, change: 'five' }`);
    await answers({ live: true, change: 'five' });
  });

  it('goes on as it was while a change does not compile', async () => {
    workspace.answer('{ live: true');
    await until(() => /the program goes on as it was/.test(dev.errors));
    expect(await answer()).toEqual({ live: true, change: 'five' });
    workspace.answer(`{ live: true, change: 'six' }`);
    await answers({ live: true, change: 'six' });
  });

  it('leaves nobody behind when it is killed', async () => {
    expect(runningOn('nx.js').filter(({ command }) => command.includes(workspace.folder)).length).toBeGreaterThan(1);
    await dev.kill();
    await until(() => runningOn(workspace.folder).length === 0);
  });

  it('ends on Ctrl-C within ten seconds, without a trace', async () => {
    dev = workspace.develop(ports);
    await dev.says(/Ctrl-C stops it/);
    const { code, milliseconds } = await dev.interrupt();
    expect(code).toBe(0);
    expect(milliseconds).toBeLessThan(10_000);
    expect(runningOn(workspace.folder)).toEqual([]);
  });
});
