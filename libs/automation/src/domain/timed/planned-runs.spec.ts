import { readSchedule, type Schedule } from '@casewright/rules';
import fc from 'fast-check';
import { makeUpWithin, mostMissed, plannedRuns } from './planned-runs';

const start = Date.parse('2026-01-05T09:00:00Z');
const hour = 3_600_000;

function schedule(cron: string): Schedule {
  const read = readSchedule(cron, 'UTC');
  if ('problems' in read) throw new Error(cron);
  return read;
}

describe('what a schedule has planned', () => {
  it('runs what has come once', () => {
    const hourly = schedule('0 * * * *');
    expect(plannedRuns(hourly, start, start + hour - 1)).toEqual({ run: null, missed: [], earlier: 'none' });
    expect(plannedRuns(hourly, start, start + hour)).toEqual({ run: start + hour, missed: [], earlier: 'none' });
    expect(plannedRuns(hourly, start + hour, start + hour)).toEqual({ run: null, missed: [], earlier: 'none' });
  });

  it('makes up for the last one only, and for none that is too old', () => {
    expect(plannedRuns(schedule('0 * * * *'), start, start + 3 * hour)).toEqual({
      run: start + 3 * hour,
      missed: [start + 2 * hour, start + hour],
      earlier: 'none',
    });
    const daily = schedule('0 10 * * *');
    expect(plannedRuns(daily, start, start + hour + makeUpWithin)).toMatchObject({ run: start + hour });
    expect(plannedRuns(daily, start, start + hour + makeUpWithin + 1)).toEqual({ run: null, missed: [start + hour], earlier: 'none' });
  });

  it('says that there were more than it names', () => {
    const { missed, earlier } = plannedRuns(schedule('* * * * *'), start, start + 24 * hour);
    expect([missed.length, earlier]).toEqual([mostMissed, 'some']);
  });

  it('plans each time once, however the looks at the clock fall', () => {
    const length = hour / 4;
    // As a schedule for every quarter of an hour answers, without the cost of the calendar.
    const quarter: Schedule = {
      next: (count, after) => Array.from({ length: count }, (_, place) => (Math.floor(after / length) + 1 + place) * length),
    };
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), (waits) => {
        const seen: number[] = [];
        let [since, now] = [start, start];
        for (const wait of waits) {
          now += wait * 60_000;
          const { run, missed } = plannedRuns(quarter, since, now);
          seen.push(...[...missed].reverse(), ...(run === null ? [] : [run]));
          since = Math.max(since, run ?? since);
        }
        const times = Array.from({ length: Math.floor((now - start) / length) }, (_, place) => start + (place + 1) * length);
        expect(seen).toEqual(times);
      }),
    );
  });
});
