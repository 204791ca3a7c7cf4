import type { Decision, FactReader, TicketMoment } from '@casewright/rules';
import type { RecordedChange } from '../decision-record';
import { differing, overwritten } from './differing';
import { asRecorded, seenOtherwise, type Otherwise } from './otherwise';

/** A rule that fired on an event when it happened. */
export interface RecordedRun {
  readonly eventId: string;
  readonly ruleId: string;
  readonly changes: readonly RecordedChange[];
}

/** What was decided on an event. */
export interface Outcome {
  /** The facts of the event as it was recorded, and as the last rule left them. */
  readonly recorded: FactReader;
  readonly left: FactReader;
  readonly decisions: readonly Decision[];
  readonly runs: readonly RecordedRun[];
}

type Together = TicketMoment['together'];

/** How a ticket was other than recorded before the command that goes by, is after it, and will be for the next one. */
interface Course {
  readonly before: Otherwise;
  readonly now: Otherwise;
  readonly next: Otherwise;
}

const untouched: Course = { before: asRecorded, now: asRecorded, next: asRecorded };
const commandOfRun = /^rule:(.+):([0-9a-f-]{36})@\d+:/;

/**
 * What a set of rules would have made of tickets, as far as that is not what was recorded. Later events see it, until something recorded
 * changes the same thing again. What a recorded run had changed and this set would not have is taken away, with the events that it made.
 */
export class Carried {
  private readonly tickets = new Map<string, Course>();
  /** What became of the runs that were recorded: whether they happen here, too. */
  private readonly runs = new Map<string, 'here-too' | 'not-here'>();

  /** A recorded command goes by. False where it would not have happened. */
  pass(together: Together): boolean {
    const [first] = together;
    const run = first && this.runOf(first.meta.commandId);
    if (first) this.step(first.streamId, run === undefined ? together : []);
    return run !== 'not-here';
  }

  /** Nothing is recorded at the time of a wake-up: the ticket is as the last command left it. */
  rest(ticketId: string): void {
    this.step(ticketId, []);
  }

  /** The facts of an event of the command that went by last. */
  facts({ ticketId }: TicketMoment, recorded: FactReader): FactReader {
    const { before, now } = this.tickets.get(ticketId) ?? untouched;
    return seenOtherwise(recorded, before, now);
  }

  note({ ticketId, event }: TicketMoment, { recorded, left, decisions, runs }: Outcome): void {
    const fired = decisions.filter(({ outcome }) => outcome === 'fired');
    if (fired.length === 0 && runs.length === 0) return;
    const here = new Set(fired.map(({ rule }) => rule.document.ruleId));
    for (const { ruleId } of runs) this.runs.set(`${event.eventId}:${ruleId}`, here.has(ruleId) ? 'here-too' : 'not-here');
    const course = this.tickets.get(ticketId) ?? untouched;
    const next = differing(course.next, {
      mine: lastOf(fired.flatMap(({ changes }) => changes)),
      theirs: lastOf(runs.flatMap(({ changes }) => changes)),
      recorded: recorded.values,
      left: left.values,
    });
    if (next !== course.next) this.tickets.set(ticketId, { ...course, next });
  }

  private runOf(commandId: string): 'here-too' | 'not-here' | undefined {
    const [, eventId, ruleId] = this.runs.size === 0 ? [] : (commandOfRun.exec(commandId) ?? []);
    return eventId === undefined ? undefined : this.runs.get(`${eventId}:${ruleId ?? ''}`);
  }

  private step(ticketId: string, overwriting: Together): void {
    const known = this.tickets.get(ticketId);
    if (!known) return;
    const now = overwriting.reduce(overwritten, known.next);
    if (now.size === 0 && known.next.size === 0) this.tickets.delete(ticketId);
    else this.tickets.set(ticketId, { before: known.next, now, next: now });
  }
}

const lastOf = (changes: readonly RecordedChange[]): ReadonlyMap<string, unknown> =>
  new Map(changes.map(({ field, after }) => [field, after]));
