import { readSchedule, type Schedule } from './schedule';

function schedule(cron: string, timeZone: string): Schedule {
  const read = readSchedule(cron, timeZone);
  if ('problems' in read) throw new Error(JSON.stringify(read.problems));
  return read;
}

const times = (cron: string, timeZone: string, after: string, count: number) =>
  schedule(cron, timeZone)
    .next(count, Date.parse(after))
    .map((time) => new Date(time).toISOString().slice(0, 16));

describe('a schedule', () => {
  it.each([
    ['Asia/Kolkata', '0 * * * *', '2026-01-05T09:00:00Z', ['2026-01-05T09:30', '2026-01-05T10:30']],
    ['Europe/Berlin', '0 9 * * 1-5', '2026-01-09T08:00:00Z', ['2026-01-12T08:00', '2026-01-13T08:00']],
    // The clocks of Berlin go forward on 29 March and back on 25 October 2026.
    ['Europe/Berlin', '0 9 * * *', '2026-03-28T00:00:00Z', ['2026-03-28T08:00', '2026-03-29T07:00']],
    ['Europe/Berlin', '0 9 * * *', '2026-10-24T00:00:00Z', ['2026-10-24T07:00', '2026-10-25T08:00']],
    ['Europe/Berlin', '30 2 * * *', '2026-10-24T12:00:00Z', ['2026-10-25T01:30', '2026-10-26T01:30']],
    ['UTC', '0 0 29 2 *', '2026-01-01T00:00:00Z', ['2028-02-29T00:00', '2032-02-29T00:00']],
  ])('in %s, %s', (zone, cron, after, expected) => {
    expect(times(cron, zone, after, 2)).toEqual(expected);
  });

  it('runs once on the day whose hour is skipped', () => {
    const night = times('30 2 * * *', 'Europe/Berlin', '2026-03-28T12:00:00Z', 2);
    expect(night.filter((time) => time.startsWith('2026-03-29'))).toHaveLength(1);
  });

  it('does not go on from the time itself', () => {
    const at = Date.parse('2026-01-05T10:00:00Z');
    expect(schedule('0 * * * *', 'UTC').next(1, at)).toEqual([at + 3_600_000]);
  });

  it.each([
    ['', 'UTC', ['cron']],
    ['0 9 * *', 'UTC', ['cron']],
    ['* * * * * *', 'UTC', ['cron']],
    ['61 9 * * *', 'UTC', ['cron']],
    ['@daily', 'UTC', ['cron']],
    ['0 0 31 2 *', 'UTC', ['cron']],
    ['0 9 * * *', 'Mars/Olympus', ['timeZone']],
    ['nine', '', ['timeZone', 'cron']],
  ])('refuses %j in %j', (cron, zone, fields) => {
    const read = readSchedule(cron, zone);
    expect('problems' in read && read.problems.map(({ field }) => field)).toEqual(fields);
  });
});
