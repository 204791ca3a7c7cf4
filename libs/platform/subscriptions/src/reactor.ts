import type { AnyEvent, Stored } from '@casewright/kernel';

/**
 * Reads events in order and causes effects: commands with deterministic ids, deliveries. It may see an event again after a crash,
 * so every effect must be idempotent. Events of one stream are handled in order; an event that fails 5 times is parked and later
 * events of its stream wait behind it, while other streams go on. A reactor is never rebuilt.
 */
export interface ReactorDefinition<E extends AnyEvent = AnyEvent> {
  readonly name: string;
  readonly events: readonly E['type'][];
  /** Where a new reactor begins: with the whole log, or with what is appended from its first start on. */
  readonly startsAt: 'beginning' | 'now';
  handle(event: Stored<E>): Promise<void>;
  /** Takes events of one stream that came by together, in their order; where it fails they are handled one by one. */
  readonly handleAll?: (events: readonly Stored<E>[]) => Promise<void>;
  /** Milliseconds from one batch to the next while few events come in; none where somebody waits for the effect. */
  readonly pace?: number;
}
