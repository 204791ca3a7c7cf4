import type { AnyEvent } from './events';

/** A state folded from the events of one stream. Pure. */
export interface Aggregate<State, E extends AnyEvent> {
  readonly category: string;
  readonly initial: State;
  /** Raised when the shape of State changes: older snapshots are then ignored. */
  readonly stateVersion: number;
  evolve(state: State, event: E): State;
}

export function fold<State, E extends AnyEvent>(
  aggregate: Aggregate<State, E>,
  events: Iterable<E>,
  from: State = aggregate.initial,
): State {
  let state = from;
  for (const event of events) state = aggregate.evolve(state, event);
  return state;
}
