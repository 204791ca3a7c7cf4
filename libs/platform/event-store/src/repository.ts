import type { Aggregate, AnyEvent, CommandMeta } from '@casewright/kernel';

export interface Loaded<State> {
  readonly state: State;
  /** 0 where the stream does not exist. */
  readonly version: number;
}

export interface Changed<State> extends Loaded<State> {
  /** False: the command had no effect, or had been handled before. */
  readonly changed: boolean;
}

export interface ChangeOptions {
  /** From If-Match: a conflict is then refused instead of retried. */
  readonly expectedVersion?: number;
}

/**
 * Load (snapshot, then events), decide, append. Written once for every aggregate; contexts subclass it only to get a token
 * for injection: `class TicketRepository extends Repository<Ticket, TicketEvent>`.
 */
export interface AggregateRepository<State, E extends AnyEvent> {
  readonly aggregate: Aggregate<State, E>;
  load(id: string): Promise<Loaded<State>>;
  /** The state as of a version, for answers about the past. */
  loadAt(id: string, version: number): Promise<Loaded<State>>;
  change(id: string, meta: CommandMeta, decide: (state: State) => readonly E[], options?: ChangeOptions): Promise<Changed<State>>;
}
