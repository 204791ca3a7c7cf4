import type { SlaEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import {
  wakeUpAt,
  type CompiledRule,
  type Decision,
  type FactReader,
  type RelativeTiming,
  type RestTiming,
  type Timing,
  type TicketMoment,
  type WakeUpCause,
} from '@casewright/rules';
import { outcomeOf } from '../timed/act';
import { plannedWakeUp } from '../timed/planned-wake-up';
import type { Timed } from '../timed/timed-plan';
import type { TicketNow } from '../timed/wish-of';
import type { BacktestTally, Side } from './backtest-tally';
import type { RecordedRun } from './carried';
import type { ReplaySide } from './replay-side';
import { ScheduleCourse } from './schedule-course';
import { TimedCourse, type KnownTicket } from './timed-course';
import { TimedCounts, type TimedTally } from './timed-tally';

/** A wake-up at which the rule fired when it came. */
export interface RecordedWakeUp extends RecordedRun {
  readonly ticketId: string;
  readonly at: Date;
}

/** Where the facts of moments come from. `prepare`: with what was looked up for them then; `meet`: with the people around them alone. */
export interface MomentFacts {
  prepare(moments: readonly TicketMoment[]): Promise<void>;
  meet(moments: readonly TicketMoment[]): Promise<void>;
  of(moment: TicketMoment): FactReader;
}

export interface TimedReplayOptions {
  readonly versions: { readonly draft: CompiledRule; readonly active: CompiledRule | null };
  readonly sides: Readonly<Record<Side, ReplaySide>>;
  readonly tally: BacktestTally;
  /** Of recorded events, prepared where `asksEvents`; and of wake-ups. */
  readonly facts: { readonly events: MomentFacts; readonly wakeUps: MomentFacts };
  readonly recorded: readonly RecordedWakeUp[];
  readonly shift: TicketNow['shift'];
  /** Epoch milliseconds. */
  readonly begin: number;
  readonly end: number;
}

type Pair = Partial<Record<Side, TicketMoment>>;
interface Asked {
  readonly rule: CompiledRule;
  readonly ticket: KnownTicket;
  readonly cause: WakeUpCause;
  /** The wait or planned time, the same for both versions where they share it. */
  readonly occasion: string;
}

/** Versions that wait for times, on their way along the log beside those that act on its events: each side decides at its own times. */
export class TimedReplay {
  private readonly waits: Partial<Record<Side, TimedCourse>> = {};
  private readonly schedules: Partial<Record<Side, ScheduleCourse>> = {};
  private readonly counts = new TimedCounts();
  private readonly pairs = new Map<string, Pair>();
  /** What was recorded at the times of the published version, by the ids of its wake-ups. */
  private readonly recorded: ReadonlyMap<string, RecordedWakeUp>;
  private readonly sameTimes: boolean;
  /** What the published version did at times that the draft does not have, in order. */
  private readonly missed: RecordedWakeUp[];
  private readonly known = new Map<string, KnownTicket>();

  constructor(private readonly options: TimedReplayOptions) {
    const { versions, begin, end, shift } = options;
    for (const side of ['draft', 'active'] as const) {
      const timing = versions[side]?.timing;
      const rule = versions[side];
      if (!timing || !rule) continue;
      if (timing.kind === 'schedule') this.schedules[side] = new ScheduleCourse(timing, begin, end);
      else {
        const timed = { rule, timing, stage: 'live' } as Timed<RelativeTiming | RestTiming>;
        this.waits[side] = new TimedCourse(timed, shift, begin, (state, reason) => this.counts.end(side, state, reason));
      }
    }
    this.sameTimes = versions.draft.timing?.plan === versions.active?.timing?.plan;
    this.recorded = new Map(options.recorded.map((run) => [run.eventId, run]));
    this.missed = this.sameTimes ? [] : [...options.recorded];
  }

  /** Whether it has to know what the clocks of tickets did. */
  get readsClocks(): boolean {
    const { draft, active } = this.options.versions;
    return [draft, active].some((rule) => rule?.timing?.kind === 'relative' && rule.timing.anchor.startsWith('sla.'));
  }

  /** Whether it has to know every ticket that was there, and not only those on which something happens. */
  get selects(): boolean {
    return this.schedules.draft !== undefined || this.schedules.active !== undefined;
  }

  /** Whether it asks for the facts of every event. */
  get asksEvents(): boolean {
    const { draft, active } = this.options.versions;
    const asks = (timing: Timing) => timing.kind === 'rest' || (timing.kind === 'relative' && timing.cancels !== null);
    return [draft, active].some((rule) => rule?.timing && asks(rule.timing));
  }

  addClocks(ticketId: string, events: readonly Stored<SlaEvent>[]): void {
    for (const course of Object.values(this.waits)) course.addClocks(ticketId, events);
  }

  /** What happened to a ticket before the stretch, by commands. */
  async begin(commands: readonly (readonly TicketMoment[])[]): Promise<void> {
    if (this.asksEvents) await this.options.facts.events.prepare(commands.flat());
    for (const moments of commands) {
      const at = timeOf(moments);
      for (const course of Object.values(this.waits)) course.due(Math.min(at, this.options.begin - 1));
      this.pass(moments);
    }
  }

  /** A command of the stretch goes by; what came due before it was decided. */
  pass(moments: readonly TicketMoment[]): void {
    const last = moments.at(-1);
    const event = last?.together.at(-1);
    if (last && event) this.known.set(last.ticketId, { state: last.after, last: event });
    for (const course of Object.values(this.waits)) course.pass(moments, (moment) => this.options.facts.events.of(moment));
    for (const course of Object.values(this.schedules)) course.pass(moments);
  }

  /** Decides what comes due up to and with `until`. */
  async advance(until: number): Promise<void> {
    await this.miss(until);
    for (const side of ['draft', 'active'] as const) {
      await this.wakeWaits(side, until);
      await this.runSchedule(side, until);
    }
  }

  async finish(): Promise<TimedTally> {
    await this.advance(this.options.end - 1);
    for (const side of ['draft', 'active'] as const) this.counts.add(side, 'waiting', this.waits[side]?.waiting ?? 0);
    const moments = (one: Side, other: Side) =>
      [...this.pairs.values()].flatMap((pair) => (pair[one] && !pair[other] ? [pair[one]] : [])).sort(byTime);
    for (const moment of moments('draft', 'active')) this.options.tally.differ('added', moment);
    for (const moment of moments('active', 'draft')) this.options.tally.differ('removed', moment);
    return this.counts.result();
  }

  private async wakeWaits(side: Side, until: number): Promise<void> {
    const course = this.waits[side];
    const rule = this.options.versions[side];
    if (!course || !rule) return;
    for (let due = course.due(until); due; due = course.due(until)) {
      const { ticket, run, eventId, at } = due;
      const cause = { ...run.chain, ruleId: run.ruleId, eventId, at };
      const decision = await this.wake(side, { rule, ticket, cause, occasion: run.episode });
      course.end(ticket.last.streamId, run.run, outcomeOf(decision), at);
    }
  }

  private async runSchedule(side: Side, until: number): Promise<void> {
    const course = this.schedules[side];
    const rule = this.options.versions[side];
    if (!course || !rule) return;
    for (let planned = course.take(until); planned; planned = course.take(until)) {
      const { at, subjects, leftOut } = planned;
      this.counts.add(side, 'runs');
      this.counts.add(side, 'subjects', subjects.length);
      this.counts.add(side, 'leftOut', leftOut);
      const { ruleId, version } = rule.document;
      for (const ticket of subjects) {
        const wakeUp = plannedWakeUp({ ruleId, version, plannedAt: new Date(at) }, ticket.last.streamId);
        const cause = { ...wakeUp, at: new Date(at).toISOString() };
        await this.wake(side, { rule, ticket, cause, occasion: `schedule:${cause.at}` });
      }
    }
  }

  private async wake(side: Side, { rule, ticket, cause, occasion }: Asked): Promise<Decision> {
    const { sides, tally } = this.options;
    const facts = this.options.facts.wakeUps;
    const moment = wakeUpAt(ticket.state, ticket.last, cause);
    await (rule.needs.length > 0 ? facts.prepare([moment]) : facts.meet([moment]));
    const run = side === 'active' || this.sameTimes ? this.recorded.get(cause.eventId) : undefined;
    const decision = sides[side].wake(rule, moment, facts.of(moment), run ? [run] : []);
    if (tally.wake(side, moment, decision)) {
      const key = `${moment.ticketId} ${occasion}`;
      this.pairs.set(key, { ...this.pairs.get(key), [side]: moment });
    }
    return decision;
  }

  /** What the published version did at a time of its own is no part of what the draft would have led to. */
  private async miss(until: number): Promise<void> {
    const { facts, sides, versions } = this.options;
    for (let run = this.missed[0]; run && run.at.getTime() <= until; run = this.missed[0]) {
      this.missed.shift();
      const ticket = this.known.get(run.ticketId);
      if (!ticket) continue;
      const chain = { correlationId: run.eventId, causationId: null, depth: 0 };
      const cause = { ...chain, eventId: run.eventId, ruleId: versions.draft.document.ruleId, at: run.at.toISOString() };
      const moment = wakeUpAt(ticket.state, ticket.last, cause);
      await facts.wakeUps.meet([moment]);
      sides.draft.miss(moment, facts.wakeUps.of(moment), [run]);
    }
  }
}

const timeOf = (moments: readonly TicketMoment[]): number => Date.parse(moments[0]?.event.meta.at ?? '');

const byTime = ({ event: left }: TicketMoment, { event: right }: TicketMoment): number =>
  Date.parse(left.meta.at) - Date.parse(right.meta.at) || (left.eventId < right.eventId ? -1 : 1);
