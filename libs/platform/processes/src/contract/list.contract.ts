import { until } from '@casewright/testing';
import type { HostedProcess, ProcessHost, ProcessQuery } from '../process-host';
import type { WorkerOptions } from './harness';
import { registered } from './registered';
import { SampleLog } from './sample-log';
import { courier, reminder } from './sample.process';

const anHour = 3_600_000;
const inMilliseconds = (milliseconds: number): Date => new Date(Date.now() + milliseconds);

/** What every host tells of all its processes; `worker` starts one with the reminders of the samples. */
export function itListsProcesses(worker: (options?: Partial<WorkerOptions>) => Promise<ProcessHost>): void {
  it('counts processes by type and state', async () => {
    const host = await worker();
    const before = await host.counts();
    const log = new SampleLog();
    await host.deliver(log.opened());
    const running = (counts: Awaited<ReturnType<ProcessHost['counts']>>) =>
      counts.filter(({ type, status }) => type === 'reminder' && status === 'running').reduce((sum, { count }) => sum + count, 0);
    await until(async () => running(await host.counts()) === running(before) + 1);
  });

  it('lists processes by type and status, page by page', async () => {
    const host = await worker();
    const [first, second, third] = [new SampleLog('list-a'), new SampleLog('list-b'), new SampleLog('list-c')];
    for (const log of [first, second, third]) await host.deliver(log.opened());
    await host.deliver(second.closed());
    const keys = async (query: Omit<ProcessQuery, 'type'>) =>
      (await host.list({ type: 'reminder', ...query })).map(({ key }) => key).filter((key) => key.startsWith('list-'));
    const prefix = 'reminder:list-';
    await until(async () => JSON.stringify(await keys({ status: 'running', prefix, limit: 2 })) === '["list-a","list-c"]');
    await until(async () => JSON.stringify(await keys({ status: 'done', prefix, limit: 5 })) === '["list-b"]');
    expect(await keys({ status: 'running', after: { wakeAt: null, id: 'reminder:list-a' }, prefix, limit: 1 })).toEqual(['list-c']);
    expect(await keys({ subject: 'list-b', limit: 5 })).toEqual(['list-b']);
    expect(await keys({ prefix, limit: 5 })).toEqual(['list-a', 'list-b', 'list-c']);
  });

  it('lists the soonest to be woken first and those without a time last, and turns pages without losing or repeating any', async () => {
    const host = await worker();
    const [soon, later] = [inMilliseconds(anHour), inMilliseconds(2 * anHour)];
    const due: Readonly<Record<string, Date | null>> = { 'turn-1': null, 'turn-2': later, 'turn-3': soon, 'turn-4': later, 'turn-5': null };
    for (const [key, at] of Object.entries(due)) await host.deliver(new SampleLog(key).opened(at));
    const query = { type: 'reminder', prefix: 'reminder:turn-' };
    const wanted = ['turn-3', 'turn-2', 'turn-4', 'turn-1', 'turn-5'];
    await until(async () => (await host.list({ ...query, limit: 9 })).map(({ key }) => key).join() === wanted.join());
    for (const limit of [1, 2, 3]) {
      const seen: HostedProcess[] = [];
      for (let page = await host.list({ ...query, limit }); page.length > 0;) {
        seen.push(...page);
        const { wakeAt, id } = seen.at(-1) as HostedProcess;
        page = await host.list({ ...query, limit, after: { wakeAt, id } });
      }
      expect(seen.map(({ key }) => key)).toEqual(wanted);
    }
  });

  it('finds what concerns a ticket, be it its key or in its state', async () => {
    const host = await worker({ registrations: [registered(reminder), registered(courier)] });
    const [log, other] = [new SampleLog(), new SampleLog()];
    for (const one of [log, other]) {
      await host.deliver(one.opened());
      await host.deliver(one.handed('sound'));
    }
    const found = async () => (await host.list({ subject: log.subject, limit: 9 })).map(({ id }) => id);
    const wanted = [`courier:${log.streamId}`, `reminder:${log.subject}`];
    await until(async () => (await found()).join() === wanted.join());
  });

  it('finds what should have been woken by then', async () => {
    const host = await worker();
    const log = new SampleLog();
    const due = inMilliseconds(3_600_000);
    await host.deliver(log.opened(due));
    const late = (more: number) => host.list({ type: 'reminder', lateSince: new Date(due.getTime() + more), limit: 1_000 });
    const isLate = async (more: number) => (await late(more)).some(({ key }) => key === log.subject);
    await until(() => isLate(1));
    expect(await isLate(-1)).toBe(false);
  });
}
