import { maxSubjects } from '@casewright/contracts';
import { FactReader, ticketFacts, wakeUpAt, type FactValues, type ScheduleTiming, type TicketMoment } from '@casewright/rules';
import type { KnownTicket } from './timed-course';

/** A time of a schedule, with the tickets that it selects. */
export interface PlannedRun {
  readonly at: number;
  readonly subjects: readonly KnownTicket[];
  readonly leftOut: number;
}

interface Seen extends KnownTicket {
  readonly values: FactValues;
}

const nobody = { requester: null, organisation: null };

/** One version on a schedule, on its way along the log: which tickets it would have selected at its times, as they were then. */
export class ScheduleCourse {
  private readonly tickets = new Map<string, Seen>();
  private planned: number | null;

  /** Times from `begin` on, and before `end`, in epoch milliseconds. */
  constructor(
    private readonly timing: ScheduleTiming,
    begin: number,
    private readonly end: number,
  ) {
    this.planned = this.after(begin - 1);
  }

  get next(): number | null {
    return this.planned;
  }

  pass(moments: readonly TicketMoment[]): void {
    const last = moments.at(-1);
    const event = last?.together.at(-1);
    if (!last || !event) return;
    this.tickets.set(last.ticketId, { state: last.after, last: event, values: valuesOf(last.after, event) });
  }

  /** The next time that has come by `until`; null: none. */
  take(until: number): PlannedRun | null {
    const at = this.planned;
    if (at === null || at > until) return null;
    this.planned = this.after(at);
    const found = [...this.tickets.values()].filter(({ values }) => this.timing.selects(new FactReader(values, null, at)));
    const inOrder = found.sort((one, other) => one.state.number - other.state.number);
    return { at, subjects: inOrder.slice(0, maxSubjects), leftOut: Math.max(0, inOrder.length - maxSubjects) };
  }

  private after(time: number): number | null {
    const [next] = this.timing.schedule.next(1, time);
    return next === undefined || next >= this.end ? null : next;
  }
}

/** What tickets are selected by is all of their own. */
function valuesOf(state: KnownTicket['state'], last: KnownTicket['last']): FactValues {
  const cause = { eventId: 'look', ruleId: '', correlationId: 'look', causationId: null, depth: 0, at: last.meta.at };
  return ticketFacts(wakeUpAt(state, last, cause), nobody).values;
}
