import { addBusinessTime, businessBetween } from '../../libs/sla/src/domain/business-time/business-time';
import { workingTimeOf, type WorkingTime } from '../../libs/sla/src/domain/business-time/working-time';
import { percentile, rounded } from './measure';

const goal = 1;
const rounds = 500;
const [anHour, from] = [3_600_000, Date.parse('2026-03-02T09:00:00Z')];
/** 35 hours a week for ten years. */
const tenYears = 10 * 52 * 35 * anHour;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const;
const months = Array.from({ length: 12 }, (_, month) => String(month + 1).padStart(2, '0'));
const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'America/Havana', 'Africa/Casablanca', 'Pacific/Auckland'];

/** A morning and an afternoon, thirteen holidays of every year, and another twelve that are written down for each of eleven years. */
const calendarIn = (timeZone: string): WorkingTime =>
  workingTimeOf({
    timeZone,
    hours: weekdays.flatMap((day) => [
      { day, from: '09:00', to: '12:00' },
      { day, from: '13:00', to: '17:00' },
    ]),
    holidays: [
      ...months.map((month) => ({ date: `2020-${month}-06`, yearly: true, name: `Of ${month}` })),
      { date: '2020-12-24', until: '2021-01-01', yearly: true, name: 'Turn of the year' },
      ...Array.from({ length: 11 }, (_, place) => months.map((month) => ({ date: `${2026 + place}-${month}-17`, name: 'Moving' }))).flat(),
    ],
  });

/** Milliseconds by the clock, one for each round; and of the processor, on average. */
function timed(rounds: number, work: (round: number) => unknown): { readonly p50: number; readonly processor: number } {
  const begun = process.cpuUsage();
  const times = Array.from({ length: rounds }, (_, round) => {
    const from = performance.now();
    work(round);
    return performance.now() - from;
  });
  const { user, system } = process.cpuUsage(begun);
  return { p50: rounded(percentile(times, 50), 3), processor: rounded((user + system) / 1_000 / rounds, 3) };
}

/** How long counting ten years of working time takes: in a zone that nobody asked for yet, with a calendar that was just read, and with one that was used before. */
export function run(): Promise<Record<string, number>> {
  const ahead = (time: WorkingTime) => addBusinessTime(time, from, tenYears);
  ahead(calendarIn('UTC'));
  const zone = timed(zones.length, (round) => ahead(calendarIn(zones[round] ?? 'UTC')));
  const read = timed(rounds, () => ahead(calendarIn('Europe/Berlin')));
  const used = calendarIn('Europe/Berlin');
  const known = timed(rounds, () => ahead(used));
  const between = timed(rounds, () => businessBetween(calendarIn('Europe/Berlin'), from, from + 10 * 366 * 24 * anHour));
  console.log(`Goal: ten years ahead in at most ${goal} ms, also with a calendar that was just read`);
  return Promise.resolve({
    ten_years_new_zone_ms: zone.p50,
    ten_years_new_calendar_ms: read.p50,
    ten_years_new_calendar_processor_ms: read.processor,
    ten_years_known_calendar_ms: known.p50,
    ten_years_between_new_calendar_ms: between.p50,
  });
}
