import type { ActorView, ClockView, LedgerEntryView, SlaTarget } from '@casewright/contracts';
import { businessBetween } from '../../domain/business-time/business-time';
import type { Clock } from '../../domain/clock/clock';
import { breachLevelOf, stateOf } from '../../domain/clock/clock-state';
import { elapsedAt, type Hours, type Stretch } from '../../domain/clock/ledger';
import { settled } from '../../domain/clock/milestones';
import type { Basis } from '../../domain/clock/terms';
import type { EarlierEpisode, RecordedClock } from '../../domain/clocks';

/** Names of what a clock counted by, and the hours of its calendars. */
export interface ClockNames {
  readonly hours: Hours;
  policy(basis: Basis): ClockView['policy'];
  calendar(basis: Basis): ClockView['calendar'];
}

/** What people corrected on the clock of a target. */
export interface Corrections {
  readonly credits: readonly {
    readonly episode: number;
    readonly at: string;
    readonly minutes: number;
    readonly reason: string;
    readonly by: ActorView;
  }[];
  readonly excuses: ReadonlyMap<number, { readonly at: string; readonly reason: string; readonly by: ActorView }>;
}

const iso = (instant: number): string => new Date(instant).toISOString();
const isoOrNone = (instant: number | null | undefined): string | null => (instant === null || instant === undefined ? null : iso(instant));
const minutesOf = (milliseconds: number): number => Math.round(milliseconds / 600) / 100;

/** What fell due a moment ago is shown as it is, recorded or not. */
export function clockView(
  ticketId: string,
  target: SlaTarget,
  recorded: RecordedClock,
  { credits, excuses }: Corrections,
  now: number,
  names: ClockNames,
): ClockView {
  const clock = settled(recorded.clock, ticketId, target, now);
  const { terms, episode } = clock;
  // Credits are no stretches: they correct the sum.
  const elapsed = elapsedAt(clock.ledger, now, names.hours) - clock.creditMs;
  return {
    ...{ target, episode },
    state: stateOf(clock) ?? 'cancelled',
    policy: names.policy(terms),
    calendar: names.calendar(terms),
    goalMinutes: terms.goalMinutes,
    elapsedMinutes: minutesOf(elapsed),
    remainingMinutes: minutesOf(terms.goalMinutes * 60_000 - elapsed),
    startedAt: iso(clock.startedAt),
    ...milestonesView(clock),
    breachedAt: isoOrNone(clock.breachedAt),
    breachLevel: breachLevelOf(clock),
    metAt: clock.phase === 'met' ? isoOrNone(clock.stopped?.at) : null,
    stopped: clock.stopped && { at: iso(clock.stopped.at), cause: clock.stopped.cause },
    late: clock.late,
    ledger: clock.ledger.map((stretch) => entryView(stretch, now, names)),
    credits: credits.filter((credit) => credit.episode === episode).map(({ at, minutes, reason, by }) => ({ at, minutes, reason, by })),
    excused: excuses.get(episode) ?? null,
    pausesIn: [...terms.pausesIn],
    earlier: recorded.earlier.map((one) => earlierView(one, recorded.excused)),
  };
}

function milestonesView(clock: Clock): Pick<ClockView, 'dueAt' | 'warnings' | 'breachLevels'> {
  return {
    dueAt: isoOrNone(clock.dueAt),
    warnings: clock.terms.warnings.map((warning, place) => ({
      ...{ warning, at: isoOrNone(clock.warnAts[place]), givenAt: isoOrNone(clock.warnedAts[place]) },
    })),
    breachLevels: clock.terms.breachLevels.map((minutes, place) => ({
      ...{ minutes, at: isoOrNone(clock.levelAts[place]), reachedAt: isoOrNone(clock.grownAts[place]) },
    })),
  };
}

const earlierView = (one: EarlierEpisode, excused: readonly number[]): ClockView['earlier'][number] => ({
  ...{ episode: one.episode, state: one.state ?? 'cancelled', startedAt: iso(one.startedAt), endedAt: isoOrNone(one.endedAt) },
  ...{ goalMinutes: one.goalMinutes, elapsedMinutes: minutesOf(one.elapsedMs), late: one.late, excused: excused.includes(one.episode) },
});

function entryView(stretch: Stretch, now: number, names: ClockNames): LedgerEntryView {
  const goesOn = stretch.to === null && stretch.kind === 'running';
  const used = goesOn ? Math.max(0, businessBetween(names.hours(stretch.basis), stretch.from, now)) : stretch.elapsedMs;
  return {
    from: iso(stretch.from),
    to: isoOrNone(stretch.to),
    kind: stretch.kind,
    minutes: minutesOf(used),
    cause: stretch.cause,
    policy: names.policy(stretch.basis),
    calendar: names.calendar(stretch.basis),
  };
}
