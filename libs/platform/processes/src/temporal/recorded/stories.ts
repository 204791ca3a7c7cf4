import { processId } from '@casewright/kernel';
import { until } from '@casewright/testing';
import { impatient } from '../../contract/harness';
import { RecordingGateway } from '../../contract/recording-gateway';
import { registered } from '../../contract/registered';
import { SampleLog } from '../../contract/sample-log';
import { bearer, courier, reminder } from '../../contract/sample.process';
import type { TemporalHarness } from '../../contract/temporal-harness';
import type { ProcessHost } from '../../process-host';

interface Stage {
  readonly host: ProcessHost;
  readonly gateway: RecordingGateway;
  readonly log: SampleLog;
}

const registrations = [registered(reminder), registered(bearer), registered(courier)];

/** What a process can live through; each story ends with a history that is kept. */
export const stories: Readonly<Record<string, (stage: Stage) => Promise<void>>> = {
  'woken-and-closed': async ({ host, gateway, log }) => {
    await host.deliver(log.opened(new Date(Date.now() + 400)));
    await host.deliver(log.noted());
    await until(() => gateway.words(log.subject).length === 2, 20_000);
    await host.deliver(log.closed());
    await until(async () => (await host.find('reminder', log.subject))?.status === 'done', 20_000);
  },
  'still-waiting': async ({ host, gateway, log }) => {
    await host.deliver(log.opened(new Date(Date.now() + 3_600_000)));
    await host.deliver(log.noted());
    await until(() => gateway.words(log.subject).length === 1, 20_000);
  },
  'parked-and-retried': async ({ host, gateway, log }) => {
    gateway.before = () => {
      throw new Error('The disk is full');
    };
    await host.deliver(log.opened());
    await until(async () => (await host.find('reminder', log.subject))?.status === 'parked', 20_000);
    gateway.before = () => undefined;
    await host.deliver(log.closed());
    await host.retry('reminder', log.subject);
    await until(async () => (await host.find('reminder', log.subject))?.status === 'done', 20_000);
  },
  carried: async ({ host, log }) => {
    await host.deliver(log.handed('sound'));
    await until(async () => (await host.find('courier', log.streamId))?.ticketId === log.subject, 20_000);
  },
  'handed-on': async ({ host, log }) => {
    for (const [place, team] of ['sound', 'light', null, 'light'].entries()) {
      await host.deliver(log.handed(team));
      await until(async () => (await host.find('bearer', log.subject))?.positions[log.streamId] === place + 1, 20_000);
    }
  },
};

const others: Readonly<Record<string, string>> = { 'handed-on': 'bearer', carried: 'courier' };

/** Plays a story on a real server, and returns the id of its process. */
export async function play(harness: TemporalHarness, story: string): Promise<string> {
  const gateway = new RecordingGateway();
  const host = await harness.worker({ gateway, registrations, policy: impatient });
  const log = new SampleLog();
  try {
    await stories[story]?.({ host, gateway, log });
    const type = others[story] ?? 'reminder';
    return processId(type, type === 'courier' ? log.streamId : log.subject);
  } finally {
    await host.stop();
  }
}
