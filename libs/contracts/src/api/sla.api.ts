import { z } from 'zod';
import { line, text } from '../text';
import { ClockState, Priority, SlaTarget, Slug, TicketType } from '../vocabulary';
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

export const EditCalendar = z.strictObject({ ...CalendarContent.shape, holidays: CalendarContent.shape.holidays.unwrap() }).partial();
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
const filed = { version: z.int(), madeAt: z.string(), madeBy: ActorView };

/** `GET /calendars/{id}/versions`, newest first. */
export const CalendarVersionView = z.object({ ...filed, content: CalendarContent });
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

/** Every list that is not empty must hold the ticket's value; of `tags` one is enough. All empty: every ticket. */
export const SlaMatch = z.strictObject({
  priorities: z.array(Priority).max(4).default([]),
  types: z.array(TicketType).max(4).default([]),
  teamIds: z.array(z.uuid()).max(100).default([]),
  organisationIds: z.array(z.uuid()).max(500).default([]),
  tags: z.array(Slug).max(100).default([]),
});
export type SlaMatch = z.infer<typeof SlaMatch>;

const goal = z.int().min(1).max(525_600).nullable();

/** Minutes per priority; null: no target for this priority. */
export const SlaGoals = z.strictObject({ low: goal, normal: goal, high: goal, urgent: goal });
export type SlaGoals = z.infer<typeof SlaGoals>;

export const SlaTargetDefinition = z.strictObject({
  target: SlaTarget,
  /** Null counts around the clock. */
  calendarId: z.uuid().nullable(),
  goals: SlaGoals,
  /** Part of the goal after which a warning is given. */
  warnAtPercent: z.int().min(1).max(99).default(80),
});
export type SlaTargetDefinition = z.infer<typeof SlaTargetDefinition>;

const policyFields = {
  name: line(100),
  description: text(2000),
  active: z.boolean(),
  match: SlaMatch,
  targets: z
    .array(SlaTargetDefinition)
    .min(1)
    .max(2)
    .refine((targets) => new Set(targets.map(({ target }) => target)).size === targets.length, 'Must not name a target twice'),
};

export const SlaPolicyContent = z.strictObject({
  ...policyFields,
  description: policyFields.description.default(''),
  active: policyFields.active.default(true),
  match: policyFields.match.default({ priorities: [], types: [], teamIds: [], organisationIds: [], tags: [] }),
});
export type SlaPolicyContent = z.infer<typeof SlaPolicyContent>;

export const CreateSlaPolicy = SlaPolicyContent;
export type CreateSlaPolicy = SlaPolicyContent;

export const EditSlaPolicy = z.strictObject(policyFields).partial();
export type EditSlaPolicy = z.infer<typeof EditSlaPolicy>;

export const SlaPolicyView = z.object({
  id: z.string(),
  version: z.int(),
  /** Place in the order, from 1; the first active policy that matches wins. */
  rank: z.int(),
  name: z.string(),
  description: z.string(),
  active: z.boolean(),
  match: SlaMatch,
  targets: z.array(z.object({ target: SlaTarget, calendar: Named.nullable(), goals: SlaGoals, warnAtPercent: z.int() })),
  createdAt: z.string(),
  updatedAt: z.string(),
});
export type SlaPolicyView = z.infer<typeof SlaPolicyView>;

/** `GET /sla-policies/{id}/versions`, newest first. */
export const SlaPolicyVersionView = z.object({ ...filed, content: SlaPolicyContent });
export type SlaPolicyVersionView = z.infer<typeof SlaPolicyVersionView>;
export const SlaPolicyVersionList = listOf(SlaPolicyVersionView);
export type SlaPolicyVersionList = z.infer<typeof SlaPolicyVersionList>;

/** In the order in which they are tried. */
export const SlaPolicyList = z.object({ items: z.array(SlaPolicyView), nextCursor: z.null() });
export type SlaPolicyList = z.infer<typeof SlaPolicyList>;

/** `PUT /sla-policies/order`: the ids of all policies, first one first. */
export const ReorderSlaPolicies = z.strictObject({ ids: z.array(z.uuid()).max(500) });
export type ReorderSlaPolicies = z.infer<typeof ReorderSlaPolicies>;

/** `POST /sla-policies/preview`: when would this draft make an example ticket due? */
export const PreviewSlaPolicy = z.strictObject({
  policy: SlaPolicyContent,
  example: z.strictObject({
    createdAt: z.iso.datetime(),
    priority: Priority,
    type: TicketType.default('question'),
    teamId: z.uuid().nullable().default(null),
    organisationId: z.uuid().nullable().default(null),
    tags: z.array(Slug).max(50).default([]),
  }),
});
export type PreviewSlaPolicy = z.infer<typeof PreviewSlaPolicy>;

export const SlaPolicyPreviewView = z.object({
  matches: z.boolean(),
  /** For each part of `match` that is set: does the example satisfy it? */
  conditions: z.array(z.object({ field: z.enum(['priority', 'type', 'team', 'organisation', 'tag']), satisfied: z.boolean() })),
  /** As they would be if the policy were chosen; times are null where the priority has no goal. */
  targets: z.array(
    z.object({
      target: SlaTarget,
      calendar: Named.nullable(),
      goalMinutes: z.int().nullable(),
      warnAt: z.string().nullable(),
      dueAt: z.string().nullable(),
    }),
  ),
});
export type SlaPolicyPreviewView = z.infer<typeof SlaPolicyPreviewView>;

const versioned = z.object({ id: z.string(), name: z.string(), version: z.int() });

/** One stretch of a clock. `to` is null for the one that goes on now. */
export const LedgerEntryView = z.object({
  from: z.string(),
  to: z.string().nullable(),
  kind: z.enum(['running', 'paused']),
  /** Working time that this stretch has used up so far; 0 where paused. */
  minutes: z.number(),
  /** The ticket event that began it. */
  cause: z.object({ eventId: z.string(), type: z.string() }),
  policy: versioned,
  /** Null counts around the clock. */
  calendar: versioned.extend({ timeZone: z.string() }).nullable(),
});
export type LedgerEntryView = z.infer<typeof LedgerEntryView>;

/** Cancelled: it waits for nothing any more, because the ticket was solved without it or no policy asks for it now. */
export const TicketClockState = z.enum([...ClockState.options, 'cancelled']);
export type TicketClockState = z.infer<typeof TicketClockState>;

/** A clock of a ticket with all that "Why?" on the SLA pill shows. */
export const ClockView = z.object({
  target: SlaTarget,
  state: TicketClockState,
  policy: versioned,
  calendar: versioned.extend({ timeZone: z.string() }).nullable(),
  goalMinutes: z.int(),
  elapsedMinutes: z.number(),
  /** Negative when it is overdue. */
  remainingMinutes: z.number(),
  startedAt: z.string(),
  /** Null while paused before it was due: when it is due depends on when it runs on. */
  dueAt: z.string().nullable(),
  warnAt: z.string().nullable(),
  warnedAt: z.string().nullable(),
  breachedAt: z.string().nullable(),
  metAt: z.string().nullable(),
  /** What ended a clock that was met or cancelled, and when. */
  stopped: z.object({ at: z.string(), cause: z.object({ eventId: z.string(), type: z.string() }) }).nullable(),
  /** Met, but after it was due. */
  late: z.boolean(),
  ledger: z.array(LedgerEntryView),
});
export type ClockView = z.infer<typeof ClockView>;

/** `GET /tickets/{id}/clocks`; empty where no policy matches the ticket. */
export const ClockList = z.object({ items: z.array(ClockView), nextCursor: z.null() });
export type ClockList = z.infer<typeof ClockList>;
