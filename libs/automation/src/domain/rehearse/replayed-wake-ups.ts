import { wakeUpAt, type CompiledRule, type Decision, type FactReader, type TicketMoment, type WakeUpCause } from '@casewright/rules';
import type { BacktestTally, Side } from './backtest-tally';
import type { RecordedRun } from './carried';
import type { ReplaySide } from './replay-side';
import type { KnownTicket } from './timed-course';

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

export interface WakeUpOptions {
  readonly versions: { readonly draft: CompiledRule; readonly active: CompiledRule | null };
  readonly sides: Readonly<Record<Side, ReplaySide>>;
  readonly tally: BacktestTally;
  readonly facts: MomentFacts;
  /** In the order of time. */
  readonly recorded: readonly RecordedWakeUp[];
}

/** A rule whose time has come on a ticket. */
export interface Asked {
  readonly rule: CompiledRule;
  readonly ticket: KnownTicket;
  readonly cause: WakeUpCause;
  /** The wait or planned time, the same for both versions where they share it. */
  readonly occasion: string;
}

type Pair = Partial<Record<Side, TicketMoment>>;

/** Decides wake-ups of two versions, each on its side, and tells in which waits one of them fired alone. */
export class ReplayedWakeUps {
  private readonly pairs = new Map<string, Pair>();
  /** What was recorded at the times of the published version, by the ids of its wake-ups. */
  private readonly recorded: ReadonlyMap<string, RecordedWakeUp>;
  private readonly sameTimes: boolean;
  /** What the published version did at times that the draft does not have. */
  private readonly missed: RecordedWakeUp[];

  constructor(private readonly options: WakeUpOptions) {
    const { versions, recorded } = options;
    this.sameTimes = versions.draft.timing?.plan === versions.active?.timing?.plan;
    this.recorded = new Map(recorded.map((run) => [run.eventId, run]));
    this.missed = this.sameTimes ? [] : [...recorded];
  }

  async decide(side: Side, { rule, ticket, cause, occasion }: Asked): Promise<Decision> {
    const { sides, tally, facts } = this.options;
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

  /** What the published version did at a time of its own, up to `until`, is no part of what the draft would have led to. */
  async miss(until: number, known: (ticketId: string) => KnownTicket | undefined): Promise<void> {
    const { facts, sides, versions } = this.options;
    for (let run = this.missed[0]; run && run.at.getTime() <= until; run = this.missed[0]) {
      this.missed.shift();
      const ticket = known(run.ticketId);
      if (!ticket) continue;
      const chain = { correlationId: run.eventId, causationId: null, depth: 0 };
      const cause = { ...chain, eventId: run.eventId, ruleId: versions.draft.document.ruleId, at: run.at.toISOString() };
      const moment = wakeUpAt(ticket.state, ticket.last, cause);
      await facts.meet([moment]);
      sides.draft.miss(moment, facts.of(moment), [run]);
    }
  }

  /** Waits and planned times in which one version fired alone. */
  tellApart(): void {
    const alone = (one: Side, other: Side) =>
      [...this.pairs.values()].flatMap((pair) => (pair[one] && !pair[other] ? [pair[one]] : [])).sort(byTime);
    for (const moment of alone('draft', 'active')) this.options.tally.differ('added', moment);
    for (const moment of alone('active', 'draft')) this.options.tally.differ('removed', moment);
  }
}

const byTime = ({ event: left }: TicketMoment, { event: right }: TicketMoment): number =>
  Date.parse(left.meta.at) - Date.parse(right.meta.at) || (left.eventId < right.eventId ? -1 : 1);
