import type { ClockStanding, ClockState, NextClock, SlaEvent, SlaTarget } from '@casewright/contracts';
import { unreachable, type AnyEvent } from '@casewright/kernel';

interface TicketClock {
  readonly episode: number;
  readonly running: 'active' | 'paused' | 'ended';
  readonly breached: boolean;
  /** How far the breach has grown: from 1. */
  readonly level: number;
  /** A person said that its breach does not count. */
  readonly excused: boolean;
  readonly dueAt: string | null;
  readonly since: string;
}

/** What a ticket's row keeps of its clocks: of a target that comes again, the newest. */
export type TicketClocks = { readonly [Target in SlaTarget]?: TicketClock };
/** How those before the newest ended, and how many of them: `next-reply:met` to 3. */
export type EarlierClocks = { readonly [Clock in `${SlaTarget}:${ClockStanding}`]?: number };

export const slaEventTypes = [
  'sla.clock-started',
  'sla.clock-paused',
  'sla.clock-resumed',
  'sla.clock-retargeted',
  'sla.clock-cancelled',
  'sla.breached',
  'sla.breach-grown',
  'sla.breach-withdrawn',
  'sla.met',
  'sla.reopened',
  'sla.excused',
  'sla.excuse-withdrawn',
] as const satisfies readonly SlaEvent['type'][];

export type ClockEvent = Extract<SlaEvent, { type: (typeof slaEventTypes)[number] }>;

export const isClockEvent = <E extends AnyEvent>(event: E): event is E & ClockEvent =>
  (slaEventTypes as readonly string[]).includes(event.type);

export function foldClock(clocks: TicketClocks, event: ClockEvent): TicketClocks {
  const { target, at, episode } = event.data;
  if (isAboutEarlier(clocks, event)) return clocks;
  if (event.type === 'sla.clock-cancelled' && !clocks[target]?.breached) return without(clocks, target);
  const before = clocks[target] ?? { episode, running: 'active', breached: false, level: 1, excused: false, dueAt: null, since: at };
  // An excuse is given long after the clock has ended, and does not make it the one that ended last.
  const since = event.type === 'sla.excused' || event.type === 'sla.excuse-withdrawn' ? before.since : at;
  return { ...clocks, [target]: { ...before, ...changeOf(before, event), since } };
}

/** A target that comes again begins anew; how it had ended before stays counted, and a breach of before can still be excused. */
export function foldEarlier(earlier: EarlierClocks, newest: TicketClocks, event: ClockEvent): EarlierClocks {
  const { target } = event.data;
  const ended = newest[target];
  if (event.type === 'sla.clock-started') return ended ? counted(earlier, target, standingOf(ended), 1) : earlier;
  if (!isAboutEarlier(newest, event)) return earlier;
  if (event.type === 'sla.excused') return counted(counted(earlier, target, 'breached', -1), target, 'excused', 1);
  if (event.type === 'sla.excuse-withdrawn') return counted(counted(earlier, target, 'excused', -1), target, 'breached', 1);
  return earlier;
}

const isAboutEarlier = (newest: TicketClocks, { data: { target, episode } }: ClockEvent): boolean =>
  episode < (newest[target]?.episode ?? 0);

/** What has come to nothing leaves no name behind: the queue is filtered by the names. */
function counted(earlier: EarlierClocks, target: SlaTarget, standing: ClockStanding, times: number): EarlierClocks {
  const name = `${target}:${standing}` as const;
  const { [name]: before = 0, ...others } = earlier;
  return before + times > 0 ? { ...others, [name]: before + times } : others;
}

/** The same as SQL says it in `clockStanding`. */
function standingOf({ running, breached, excused }: TicketClock): ClockStanding {
  if (breached) return excused ? 'excused' : 'breached';
  return running === 'ended' ? 'met' : 'running';
}

/** What waits for nothing any more and missed nothing leaves no trace in the queue. */
const without = (clocks: TicketClocks, target: SlaTarget): TicketClocks =>
  Object.fromEntries(Object.entries(clocks).filter(([name]) => name !== target));

function changeOf(before: TicketClock, event: ClockEvent): Partial<TicketClock> {
  switch (event.type) {
    case 'sla.clock-started':
      return { episode: event.data.episode, running: 'active', breached: false, level: 1, excused: false, dueAt: event.data.dueAt };
    case 'sla.clock-resumed':
    case 'sla.reopened':
      return { running: 'active', dueAt: event.data.dueAt };
    case 'sla.clock-paused':
      return { running: 'paused' };
    case 'sla.clock-cancelled':
      return { running: 'ended' };
    case 'sla.clock-retargeted':
      return retargeted(before, event.data);
    case 'sla.breached':
      return { breached: true, dueAt: event.data.dueAt };
    case 'sla.breach-grown':
      return { level: event.data.level };
    case 'sla.breach-withdrawn':
      return { breached: false, level: 1 };
    case 'sla.met':
      return { running: 'ended', breached: event.data.late, dueAt: event.data.dueAt };
    case 'sla.excused':
      return { excused: true };
    case 'sla.excuse-withdrawn':
      return { excused: false };
    default:
      return unreachable(event);
  }
}

/** A goal that leaves more time lifts a breach, as the clock itself sees it. */
function retargeted(before: TicketClock, { at, dueAt }: { at: string; dueAt: string | null }): Partial<TicketClock> {
  const breached = before.breached && dueAt !== null && dueAt <= at;
  return { dueAt: dueAt ?? before.dueAt, breached, level: breached ? before.level : 1 };
}

/** The running clock that is due first, else a paused one, else the one that ended last. */
export function nextClock(clocks: TicketClocks): NextClock | null {
  const all = Object.entries(clocks) as [SlaTarget, TicketClock][];
  const running = all.filter(([, clock]) => clock.running === 'active').sort(([, left], [, right]) => compare(left.dueAt, right.dueAt));
  const paused = all.filter(([, clock]) => clock.running === 'paused');
  const ended = all.filter(([, clock]) => clock.running === 'ended').sort(([, left], [, right]) => compare(right.since, left.since));
  const [first] = [...running, ...paused, ...ended];
  return first ? clockOf(...first) : null;
}

const clockOf = (target: SlaTarget, clock: TicketClock): NextClock => ({
  ...{ target, episode: clock.episode, state: stateOf(clock), dueAt: clock.running === 'active' ? clock.dueAt : null },
  ...{ breachLevel: clock.breached ? clock.level : 0, excused: clock.breached && clock.excused },
});

const compare = (left: string | null, right: string | null): number => ((left ?? '~') < (right ?? '~') ? -1 : 1);

function stateOf({ running, breached }: TicketClock): ClockState {
  if (running === 'paused') return 'paused';
  if (breached) return 'breached';
  return running === 'active' ? 'active' : 'met';
}
