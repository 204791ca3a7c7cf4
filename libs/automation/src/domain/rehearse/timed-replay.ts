import type { SlaEvent } from '@casewright/contracts';
import type { Stored } from '@casewright/kernel';
import type { RelativeTiming, RestTiming, TicketMoment, Timing } from '@casewright/rules';
import { outcomeOf } from '../timed/act';
import { plannedWakeUp } from '../timed/planned-wake-up';
import type { Timed } from '../timed/timed-plan';
import type { TicketNow } from '../timed/wish-of';
import type { Side } from './backtest-tally';
import { ReplayedWakeUps, type MomentFacts, type WakeUpOptions } from './replayed-wake-ups';
import { ScheduleCourse } from './schedule-course';
import { TimedCourse, type KnownTicket } from './timed-course';
import { TimedCounts, type TimedTally } from './timed-tally';

export interface TimedReplayOptions extends Omit<WakeUpOptions, 'facts'> {
  /** Of recorded events, prepared where `asksEvents`; and of wake-ups. */
  readonly facts: { readonly events: MomentFacts; readonly wakeUps: MomentFacts };
  readonly shift: TicketNow['shift'];
  /** Epoch milliseconds. */
  readonly begin: number;
  readonly end: number;
}

const bothSides = ['draft', 'active'] as const satisfies readonly Side[];

/** Versions that wait for times, on their way along the log beside those that act on its events: each side decides at its own times. */
export class TimedReplay {
  private readonly waits: Partial<Record<Side, TimedCourse>> = {};
  private readonly schedules: Partial<Record<Side, ScheduleCourse>> = {};
  private readonly counts = new TimedCounts();
  private readonly wakeUps: ReplayedWakeUps;
  private readonly known = new Map<string, KnownTicket>();

  constructor(private readonly options: TimedReplayOptions) {
    const { versions, begin, end, shift } = options;
    for (const side of bothSides) {
      const timing = versions[side]?.timing;
      const rule = versions[side];
      if (!timing || !rule) continue;
      if (timing.kind === 'schedule') this.schedules[side] = new ScheduleCourse(timing, begin, end);
      else {
        const timed = { rule, timing, stage: 'live' } as Timed<RelativeTiming | RestTiming>;
        this.waits[side] = new TimedCourse(timed, shift, begin, (state, reason) => this.counts.end(side, state, reason));
      }
    }
    this.wakeUps = new ReplayedWakeUps({ ...options, facts: options.facts.wakeUps });
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
    await this.wakeUps.miss(until, (ticketId) => this.known.get(ticketId));
    for (const side of bothSides) {
      await this.wakeWaits(side, until);
      await this.runSchedule(side, until);
    }
  }

  async finish(): Promise<TimedTally> {
    await this.advance(this.options.end - 1);
    for (const side of bothSides) this.counts.add(side, 'waiting', this.waits[side]?.waiting ?? 0);
    this.wakeUps.tellApart();
    return this.counts.result();
  }

  private async wakeWaits(side: Side, until: number): Promise<void> {
    const course = this.waits[side];
    const rule = this.options.versions[side];
    if (!course || !rule) return;
    for (let due = course.due(until); due; due = course.due(until)) {
      const { ticket, run, eventId, at } = due;
      const cause = { ...run.chain, ruleId: run.ruleId, eventId, at };
      const decision = await this.wakeUps.decide(side, { rule, ticket, cause, occasion: run.episode });
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
        await this.wakeUps.decide(side, { rule, ticket, cause, occasion: `schedule:${cause.at}` });
      }
    }
  }
}

const timeOf = (moments: readonly TicketMoment[]): number => Date.parse(moments[0]?.event.meta.at ?? '');
