import { z } from 'zod';
import { line, text } from '../text';
import { SlaEffect } from '../vocabulary';
import { ActorView, cursorQuery, limitQuery, listOf, Named } from './common';

export const Weekday = z.enum(['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']);
export type Weekday = z.infer<typeof Weekday>;

const timeOfDay = z.string().regex(/^(([01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Must be a time of day such as 09:30');
const localDate = z.iso.date();

/** Open from `from` (included) to `to` (excluded), as the clock on the wall reads. `to` at or before `from` is on the next day. */
export const OpeningHours = z.strictObject({
  day: Weekday,
  from: timeOfDay.refine((value) => value !== '24:00', 'Must be before 24:00'),
  to: timeOfDay,
});
export type OpeningHours = z.infer<typeof OpeningHours>;

/** Within one day: `to` is after `from`. */
export const DayHours = z
  .strictObject({ from: OpeningHours.shape.from, to: timeOfDay })
  .refine(({ from, to }) => from < to, { path: ['to'], message: 'Must be after the beginning, on the same day' });
export type DayHours = z.infer<typeof DayHours>;

const longestHoliday = 366;
const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;

/**
 * Dates on which other hours than those of the week apply, by the calendar's time zone: none, from midnight to midnight, unless it says
 * which. A half day has some; so has a Saturday on which work is done for once.
 */
export const Holiday = z
  .strictObject({
    date: localDate,
    /** The last day; without it there is one. */
    until: localDate.optional(),
    /** In every year, from that of `date` on; 29 February only in years that have it. */
    yearly: z.boolean().optional(),
    name: line(100),
    hours: z.array(DayHours).max(10).optional(),
  })
  .refine(({ date, until }) => until === undefined || until > date, { path: ['until'], message: 'Must be after the first day' })
  .refine(({ date, until }) => until === undefined || daysBetween(date, until) < longestHoliday, {
    path: ['until'],
    message: 'Must be within a year of the first day',
  });
export type Holiday = z.infer<typeof Holiday>;

/** Two of the same kind that begin on one date would leave open which of them counts. */
const kindOf = ({ date, until, yearly }: Holiday): string => [date, until ? 'stretch' : 'day', yearly ? 'yearly' : 'once'].join(' ');

const isTimeZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0;
  } catch {
    return false;
  }
};

/** An IANA name such as `Europe/Berlin`. */
export const TimeZone = line(64).refine(isTimeZone, 'Must be a time zone such as Europe/Berlin');

export const CalendarContent = z.strictObject({
  name: line(100),
  timeZone: TimeZone,
  hours: z.array(OpeningHours).min(1, 'Must be open at some time of the week').max(100),
  holidays: z
    .array(Holiday)
    .max(1000)
    .default([])
    .refine((holidays) => new Set(holidays.map(kindOf)).size === holidays.length, 'Must not name a date twice'),
});
export type CalendarContent = z.infer<typeof CalendarContent>;

export const CreateCalendar = CalendarContent;
export type CreateCalendar = CalendarContent;

export const EditCalendar = z
  .strictObject({ ...CalendarContent.shape, holidays: CalendarContent.shape.holidays.unwrap() })
  .partial()
  /** What the change does to clocks that run. */
  .extend({ effect: SlaEffect.default('new-tickets') });
export type EditCalendar = z.infer<typeof EditCalendar>;

export const CalendarView = z.object({
  id: z.string(),
  /** Each change makes a new version; clocks that run keep the version that they were started with. */
  version: z.int(),
  name: z.string(),
  timeZone: z.string(),
  hours: z.array(OpeningHours),
  holidays: z.array(Holiday),
  /** Policies whose newest version counts by this calendar. */
  usedBy: z.array(Named),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type CalendarView = z.infer<typeof CalendarView>;

/** Who wrote which version when; clocks that run name the version that they count by. */
export const filedVersion = { version: z.int(), madeAt: z.string(), madeBy: ActorView };

/** `GET /calendars/{id}/versions`, newest first. */
export const CalendarVersionView = z.object({ ...filedVersion, content: CalendarContent });
export type CalendarVersionView = z.infer<typeof CalendarVersionView>;
export const CalendarVersionList = listOf(CalendarVersionView);
export type CalendarVersionList = z.infer<typeof CalendarVersionList>;
export const ListSlaVersions = z.strictObject({ limit: limitQuery, cursor: cursorQuery });
export type ListSlaVersions = z.infer<typeof ListSlaVersions>;

export const CalendarList = z.object({ items: z.array(CalendarView), nextCursor: z.null() });
export type CalendarList = z.infer<typeof CalendarList>;

const longestFile = 500_000;

/** `POST /calendars/read-holidays`: the text of an iCalendar file. Nothing is saved. */
export const ReadHolidays = z.strictObject({
  text: text(longestFile),
  /** The first of the years whose holidays are wanted. */
  fromYear: z.int().min(1970).max(2200),
  years: z.int().min(1).max(10).default(5),
});
export type ReadHolidays = z.infer<typeof ReadHolidays>;

export const HolidayImport = z.object({
  holidays: z.array(Holiday),
  /** Entries that are no holidays as a calendar knows them, with the reason. */
  leftOut: z.array(z.object({ name: z.string(), reason: z.string() })),
});
export type HolidayImport = z.infer<typeof HolidayImport>;

/** `POST /calendars/year`: the dates of a year under a draft. */
export const DraftCalendarYear = z.strictObject({
  calendar: CalendarContent.pick({ hours: true, holidays: true }),
  year: z.int().min(1970).max(2200),
});
export type DraftCalendarYear = z.infer<typeof DraftCalendarYear>;

export const CalendarYearView = z.object({
  /** From 1 January on. `open` as the wall clock of the calendar reads, `[]` where it is closed. */
  days: z.array(
    z.object({ date: z.string(), open: z.array(z.object({ from: z.string(), to: z.string() })), holiday: z.string().nullable() }),
  ),
});
export type CalendarYearView = z.infer<typeof CalendarYearView>;

/** `POST /calendars/preview`: what a draft does with a span of working time. */
export const PreviewCalendar = z.strictObject({
  calendar: CalendarContent,
  from: z.iso.datetime(),
  minutes: z.int().min(1).max(525_600).default(480),
});
export type PreviewCalendar = z.infer<typeof PreviewCalendar>;

export const CalendarPreviewView = z.object({
  /** When the next open time begins; equals `from` while it is open. */
  nextOpenAt: z.string(),
  dueAt: z.string(),
  /** Open times of the next fourteen days. */
  open: z.array(z.object({ from: z.string(), to: z.string() })),
  /** The holidays among them, by the dates of the calendar's time zone. */
  holidays: z.array(z.object({ date: z.string(), name: z.string() })),
});
export type CalendarPreviewView = z.infer<typeof CalendarPreviewView>;
