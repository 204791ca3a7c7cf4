import type { ClockState, NextClock, SlaEvent, SlaTarget } from '@casewright/contracts';
import { unreachable, type AnyEvent } from '@casewright/kernel';

interface TicketClock {
  readonly running: 'active' | 'paused' | 'ended';
  readonly breached: boolean;
  readonly dueAt: string | null;
  readonly since: string;
}

/** What a ticket's row keeps of its clocks. */
export type TicketClocks = { readonly [Target in SlaTarget]?: TicketClock };

export const slaEventTypes = [
  'sla.clock-started',
  'sla.clock-paused',
  'sla.clock-resumed',
  'sla.clock-retargeted',
  'sla.clock-cancelled',
  'sla.breached',
  'sla.breach-withdrawn',
  'sla.met',
  'sla.reopened',
] as const satisfies readonly SlaEvent['type'][];

export type ClockEvent = Extract<SlaEvent, { type: (typeof slaEventTypes)[number] }>;

export const isClockEvent = <E extends AnyEvent>(event: E): event is E & ClockEvent =>
  (slaEventTypes as readonly string[]).includes(event.type);

export function foldClock(clocks: TicketClocks, event: ClockEvent): TicketClocks {
  const { target, at } = event.data;
  if (event.type === 'sla.clock-cancelled' && !clocks[target]?.breached) return without(clocks, target);
  const before = clocks[target] ?? { running: 'active', breached: false, dueAt: null, since: at };
  return { ...clocks, [target]: { ...before, ...changeOf(before, event), since: at } };
}

/** What waits for nothing any more and missed nothing leaves no trace in the queue. */
const without = (clocks: TicketClocks, target: SlaTarget): TicketClocks =>
  Object.fromEntries(Object.entries(clocks).filter(([name]) => name !== target));

function changeOf(before: TicketClock, event: ClockEvent): Partial<TicketClock> {
  switch (event.type) {
    case 'sla.clock-started':
      return { running: 'active', breached: false, dueAt: event.data.dueAt };
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
    case 'sla.breach-withdrawn':
      return { breached: false };
    case 'sla.met':
      return { running: 'ended', breached: event.data.late, dueAt: event.data.dueAt };
    default:
      return unreachable(event);
  }
}

/** A goal that leaves more time lifts a breach, as the clock itself sees it. */
function retargeted(before: TicketClock, { at, dueAt }: { at: string; dueAt: string | null }): Partial<TicketClock> {
  return { dueAt: dueAt ?? before.dueAt, breached: before.breached && dueAt !== null && dueAt <= at };
}

/** The running clock that is due first, else a paused one, else the one that ended last. */
export function nextClock(clocks: TicketClocks): NextClock | null {
  const all = Object.entries(clocks) as [SlaTarget, TicketClock][];
  const running = all.filter(([, clock]) => clock.running === 'active').sort(([, left], [, right]) => compare(left.dueAt, right.dueAt));
  const paused = all.filter(([, clock]) => clock.running === 'paused');
  const ended = all.filter(([, clock]) => clock.running === 'ended').sort(([, left], [, right]) => compare(right.since, left.since));
  const [first] = [...running, ...paused, ...ended];
  return first ? { target: first[0], state: stateOf(first[1]), dueAt: first[1].running === 'active' ? first[1].dueAt : null } : null;
}

const compare = (left: string | null, right: string | null): number => ((left ?? '~') < (right ?? '~') ? -1 : 1);

function stateOf({ running, breached }: TicketClock): ClockState {
  if (running === 'paused') return 'paused';
  if (breached) return 'breached';
  return running === 'active' ? 'active' : 'met';
}
