import type { ClockChange, SlaEvent, SlaTarget } from '@casewright/contracts';
import { DomainError, type Aggregate } from '@casewright/kernel';
import { evolveClock, type Clock } from './clock/clock';
import { isActive, stateOf } from './clock/clock-state';
import { elapsedBefore } from './clock/ledger';

/** An episode that the next one has followed. */
export interface EarlierEpisode {
  readonly episode: number;
  readonly state: ReturnType<typeof stateOf>;
  readonly startedAt: number;
  readonly endedAt: number | null;
  readonly goalMinutes: number;
  readonly elapsedMs: number;
  readonly breached: boolean;
  readonly late: boolean;
}

/** A target of a ticket as it was recorded: its newest clock, and what was before. */
export interface RecordedClock {
  readonly clock: Clock;
  /** Oldest first. */
  readonly earlier: readonly EarlierEpisode[];
  /** Episodes whose breach does not count. */
  readonly excused: readonly number[];
}

export type Clocks = { readonly [Target in SlaTarget]?: RecordedClock };

/** All clocks of one ticket, as they were recorded. */
export const ticketClocks: Aggregate<Clocks, SlaEvent> = {
  category: 'sla',
  initial: {},
  stateVersion: 2,
  evolve(clocks, event) {
    if (event.type === 'sla.terms-changed') return clocks;
    const { target } = event.data;
    const evolved = evolveRecorded(clocks[target], event);
    return evolved ? { ...clocks, [target]: evolved } : clocks;
  },
};

function evolveRecorded(recorded: RecordedClock | undefined, event: ClockChange): RecordedClock | null {
  const clock = evolveClock(recorded?.clock ?? null, event);
  if (!clock) return null;
  const { earlier = [], excused = [] } = recorded ?? {};
  if (event.type === 'sla.clock-started' && recorded) return { clock, excused, earlier: [...earlier, earlierOf(recorded.clock)] };
  const { episode } = event.data;
  if (event.type === 'sla.excused') return { clock, earlier, excused: [...new Set([...excused, episode])] };
  if (event.type === 'sla.excuse-withdrawn') return { clock, earlier, excused: excused.filter((one) => one !== episode) };
  return { clock, earlier, excused };
}

const earlierOf = (clock: Clock): EarlierEpisode => ({
  episode: clock.episode,
  state: stateOf(clock),
  startedAt: clock.startedAt,
  endedAt: clock.stopped?.at ?? null,
  goalMinutes: clock.terms.goalMinutes,
  elapsedMs: elapsedBefore(clock.ledger) - clock.creditMs,
  breached: clock.breachedAt !== null,
  late: clock.late,
});

/** Records what the process found out; refused where it does not fit what was recorded before. */
export function record(clocks: Clocks, events: readonly ClockChange[]): readonly ClockChange[] {
  let current = clocks;
  for (const event of events) {
    if (!fits(current[event.data.target]?.clock ?? null, event)) {
      throw new DomainError('state.conflict', `${event.type} does not fit the ${event.data.target} clock of this ticket.`);
    }
    current = ticketClocks.evolve(current, event);
  }
  return events;
}

function fits(clock: Clock | null, event: ClockChange): boolean {
  if (event.type === 'sla.clock-started') return clock === null || (!isActive(clock) && clock.episode < event.data.episode);
  if (clock?.episode !== event.data.episode) return false;
  const active = isActive(clock);
  switch (event.type) {
    case 'sla.clock-paused':
      return clock.phase === 'running';
    case 'sla.clock-resumed':
      return clock.phase === 'paused';
    case 'sla.reopened':
      return !active;
    case 'sla.breached':
      return active && clock.breachedAt === null;
    case 'sla.breach-grown':
    case 'sla.breach-withdrawn':
      return clock.breachedAt !== null;
    default:
      return active;
  }
}
