import type { Config } from '@casewright/config';
import { FixedClock } from '@casewright/kernel';
import { Retention } from './retention';

const config = { values: { CASEWRIGHT_ROLE: 'all' } } as unknown as Config;

describe('Retention', () => {
  const clock = new FixedClock(new Date('2026-04-10T12:00:00Z'));

  it('removes in portions what ended before its days, until nothing is left', async () => {
    const retention = new Retention(clock, config);
    let left = 2_500;
    const asked: string[] = [];
    retention.keep({
      what: 'letters',
      days: 90,
      remove: (before, limit) => {
        asked.push(before.toISOString());
        const removed = Math.min(limit, left);
        left -= removed;
        return Promise.resolve(removed);
      },
    });
    expect(await retention.run()).toEqual({ letters: 2_500 });
    expect(asked).toEqual(Array.from({ length: 3 }, () => '2026-01-10T12:00:00.000Z'));
  });

  it('goes on with the next where one fails, and tries that again the next time', async () => {
    const retention = new Retention(clock, config);
    let failing = true;
    retention.keep({ what: 'letters', days: 1, remove: () => (failing ? Promise.reject(new Error('Locked')) : Promise.resolve(1)) });
    retention.keep({ what: 'parcels', days: 1, remove: () => Promise.resolve(2) });
    expect(await retention.run()).toEqual({ parcels: 2 });
    failing = false;
    expect(await retention.run()).toEqual({ letters: 1, parcels: 2 });
  });
});
