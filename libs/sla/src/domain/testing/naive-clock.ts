import type { SlaTarget, StatusCategory } from '@casewright/contracts';
import { businessBetween } from '../business-time/business-time';
import { aroundTheClock, workingTimeOf } from '../business-time/working-time';
import type { PolicyVersion } from '../policy/policy';
import type { Happening } from './any-life';
import { begin, minute, officeHours } from './ticket-story';

export interface NaiveClock {
  readonly episode: number;
  readonly phase: 'running' | 'paused' | 'met' | 'cancelled';
  readonly elapsed: number;
  readonly breached: boolean;
  readonly late: boolean;
  readonly left: number;
}

/** What a target counts by, in the words of the story. */
export interface NaiveTerms {
  readonly goal: number;
  readonly aroundTheClock: boolean;
  readonly pausesIn: readonly StatusCategory[];
}

/** The ticket as it stands, with all that any target asks of it. */
export interface Situation {
  readonly category: StatusCategory;
  readonly replied: boolean;
  readonly asked: number;
  readonly unanswered: boolean;
  readonly updates: number;
  readonly owners: number;
  readonly owned: boolean;
  readonly merged?: boolean;
}

const office = workingTimeOf(officeHours.content);
const isOpen = (always: boolean, at: number) =>
  businessBetween(always ? aroundTheClock : office, begin + at * minute, begin + (at + 1) * minute) > 0;

type Waits = 'still' | 'met' | 'cancelled';

/** Which episode a target is in, and whether it still waits; what vocabulary says of each, written out. */
function waiting(target: SlaTarget, now: Situation): { readonly episode: number; readonly waits: Waits } | null {
  const solved = now.category === 'solved' || now.category === 'closed';
  const unless = (got: boolean): Waits => (got ? 'met' : solved ? 'cancelled' : 'still');
  switch (target) {
    case 'first-reply':
      return { episode: 1, waits: unless(now.replied) };
    case 'next-reply':
      return now.asked === 0 ? null : { episode: now.asked, waits: unless(!now.unanswered) };
    case 'periodic-update':
      return now.updates === 0 ? null : { episode: now.updates, waits: unless(false) };
    case 'ownership':
      return now.owners === 0 ? null : { episode: now.owners, waits: solved || !now.owned ? 'met' : 'still' };
    default:
      return { episode: 1, waits: solved ? 'met' : 'still' };
  }
}

interface Counted {
  readonly episode: number;
  phase: NaiveClock['phase'];
  /** The minutes that were counted. */
  ticks: number;
  terms: NaiveTerms;
  credit: number;
  breached: boolean;
  late: boolean;
}

const isActive = ({ phase }: Counted): boolean => phase === 'running' || phase === 'paused';
const isOver = ({ ticks, terms, credit }: Counted): boolean => ticks >= terms.goal + credit;
const stands = (category: StatusCategory, { pausesIn }: NaiveTerms): 'running' | 'paused' =>
  category === 'solved' || category === 'closed' || pausesIn.includes(category) ? 'paused' : 'running';

/** The clock of a target counted minute by minute, with nothing in mind but what has been: what all the arithmetic must agree with. */
export class NaiveTarget {
  private clock: Counted | null = null;
  private episode = 0;
  /** The status in every minute since the episode began. */
  private minutes: { readonly at: number; readonly category: StatusCategory }[] = [];

  constructor(private readonly target: SlaTarget) {}

  /** `again`: what was counted is counted again by the terms. `fromNow`: a clock that starts counts nothing of the past. */
  happen(now: Situation, terms: NaiveTerms | null, how: { readonly again: boolean; readonly fromNow: boolean }): void {
    const wait = waiting(this.target, now);
    if (!wait) return;
    if (now.merged) {
      if (this.clock && isActive(this.clock)) this.end('cancelled');
      return;
    }
    if (wait.episode !== this.episode) {
      if (this.clock && isActive(this.clock)) this.end('met');
      this.episode = wait.episode;
      this.minutes = [];
    }
    if (this.clock?.episode === this.episode) this.move(this.clock, wait.waits, now, terms, how.again);
    else if (wait.waits === 'still' && terms) this.clock = this.begun(terms, now, how.fromNow);
  }

  credit(minutes: number): void {
    const { clock } = this;
    if (!clock) return;
    clock.credit += minutes;
    if (isActive(clock)) clock.breached = isOver(clock);
    else if (clock.breached && !isOver(clock)) Object.assign(clock, { breached: false, late: false });
  }

  pass(at: number, now: Situation): void {
    const { clock } = this;
    if (this.episode > 0) this.minutes.push({ at, category: now.category });
    if (clock?.phase !== 'running' || !isOpen(clock.terms.aroundTheClock, at)) return;
    clock.ticks += 1;
    if (isOver(clock)) clock.breached = true;
  }

  result(): NaiveClock | null {
    if (!this.clock) return null;
    const { episode, phase, ticks, breached, late, terms, credit } = this.clock;
    return { episode, phase, elapsed: ticks, breached, late, left: terms.goal + credit - ticks };
  }

  private move(clock: Counted, waits: Waits, now: Situation, terms: NaiveTerms | null, again: boolean): void {
    if (waits === 'met' || waits === 'cancelled' || !terms) {
      if (isActive(clock)) this.end(waits === 'met' ? 'met' : 'cancelled');
      return;
    }
    clock.phase = stands(now.category, terms);
    clock.late = false;
    clock.terms = terms;
    if (again) clock.ticks = this.countedBy(terms);
    clock.breached = isOver(clock);
  }

  private end(phase: 'met' | 'cancelled'): void {
    if (this.clock) Object.assign(this.clock, { phase, late: phase === 'met' && this.clock.breached });
  }

  private begun(terms: NaiveTerms, now: Situation, fromNow: boolean): Counted {
    const ticks = fromNow ? 0 : this.countedBy(terms);
    const clock: Counted = {
      episode: this.episode,
      phase: stands(now.category, terms),
      ticks,
      terms,
      credit: 0,
      breached: false,
      late: false,
    };
    return { ...clock, breached: isOver(clock) };
  }

  private readonly countedBy = (terms: NaiveTerms): number =>
    this.minutes.filter(({ at, category }) => stands(category, terms) === 'running' && isOpen(terms.aroundTheClock, at)).length;
}

/** What the story does to a ticket. */
export function situationAfter(now: Situation, thing: Happening): Situation {
  switch (thing.kind) {
    case 'status':
      return { ...now, category: thing.to };
    case 'reply':
      return { ...now, replied: true, unanswered: false, updates: now.updates + 1 };
    case 'merged':
      return { ...now, merged: true };
    case 'absorbed':
      return thing.unanswered ? situationAfter(now, { after: thing.after, kind: 'question' }) : now;
    case 'question':
      return now.replied && !now.unanswered ? { ...now, asked: now.asked + 1, unanswered: true } : now;
    case 'team':
      return { ...now, owners: now.owners + (thing.to === null ? 0 : 1), owned: thing.to !== null };
    default:
      return now;
  }
}

/** The terms that a policy gives a target, as the story has them. */
export function naiveTerms(
  { content }: PolicyVersion,
  target: SlaTarget,
  priority: keyof PolicyVersion['content']['targets'][number]['goals'],
): NaiveTerms | null {
  const definition = content.targets.find((one) => one.target === target);
  const goal = definition?.goals[priority] ?? null;
  return goal === null || !definition
    ? null
    : { goal, aroundTheClock: definition.calendarId === null, pausesIn: definition.pausesIn ?? meantPauses[target] };
}

const meantPauses: Readonly<Record<SlaTarget, readonly StatusCategory[]>> = {
  'first-reply': [],
  'next-reply': [],
  'periodic-update': [],
  'agent-work': ['pending', 'on-hold'],
  'requester-wait': ['pending'],
  resolution: ['pending'],
  ownership: [],
};
