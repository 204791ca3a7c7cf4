import type { SlaEvent } from '@casewright/contracts';
import { DomainError, type Aggregate } from '@casewright/kernel';
import { evolveClock, noClocks, type Clock, type Clocks } from './clock/clock';

/** All clocks of one ticket, as they were recorded. */
export const ticketClocks: Aggregate<Clocks, SlaEvent> = {
  category: 'sla',
  initial: noClocks,
  stateVersion: 1,
  evolve: (clocks, event) => ({ ...clocks, [event.data.target]: evolveClock(clocks[event.data.target], event) }),
};

/** Records what the process found out; refused where it does not fit what was recorded before. */
export function record(clocks: Clocks, events: readonly SlaEvent[]): readonly SlaEvent[] {
  let current = clocks;
  for (const event of events) {
    if (!fits(current[event.data.target], event)) {
      throw new DomainError('state.conflict', `${event.type} does not fit the ${event.data.target} clock of this ticket.`);
    }
    current = ticketClocks.evolve(current, event);
  }
  return events;
}

function fits(clock: Clock | null, event: SlaEvent): boolean {
  if (event.type === 'sla.clock-started') return clock === null;
  if (clock === null) return false;
  const active = clock.phase === 'running' || clock.phase === 'paused';
  switch (event.type) {
    case 'sla.clock-paused':
      return clock.phase === 'running';
    case 'sla.clock-resumed':
      return clock.phase === 'paused';
    case 'sla.reopened':
      return !active;
    case 'sla.breached':
      return active && clock.breachedAt === null;
    case 'sla.breach-withdrawn':
      return clock.breachedAt !== null;
    default:
      return active;
  }
}
