import type { AnyEvent } from '@casewright/kernel';
import type { ProjectionDefinition } from './projection';
import type { ReactorDefinition } from './reactor';

/** Runs every registered projection and reactor in the processes that are workers, sharing them by leases. */
export abstract class Subscriptions {
  abstract addProjection<Row extends object, E extends AnyEvent>(definition: ProjectionDefinition<Row, E>): void;
  abstract addReactor<E extends AnyEvent>(definition: ReactorDefinition<E>): void;
  abstract start(): Promise<void>;
  abstract stop(): Promise<void>;
  /** Handles everything that is in the log now, including what that causes, then returns. For tests, demo data and reads of own writes. */
  abstract catchUp(): Promise<void>;
}
