import type { Principal } from '@casewright/kernel';

/** Says who may join the rooms of one kind; the owner of the rows registers it. `room` is `<kind>:<id>` or `<kind>`. */
export interface RoomPolicy {
  readonly kind: string;
  mayJoin(principal: Principal, id: string | null): Promise<boolean>;
}

/** What read models tell when rows have changed; it reaches the sockets of every api process. */
export abstract class RealtimePublisher {
  abstract ticketsChanged(changes: readonly { ticketId: string; version: number; eventTypes: readonly string[] }[]): void;
}

export abstract class RoomPolicies {
  abstract register(policy: RoomPolicy): void;
}
