import type { Principal } from '@casewright/kernel';

/** What read models tell when rows have changed. Ids and names of events only: it travels through the database in the clear. */
export interface TicketChange {
  readonly ticketId: string;
  readonly version: number;
  readonly eventTypes: readonly string[];
  /** Of these, what customers may know of; none: they are not told. */
  readonly customerEventTypes?: readonly string[];
  /** What the owner of the rows needs to know who could see the ticket before. */
  readonly before?: unknown;
}

/** Whether somebody may be in a room. */
export type Admission = (principal: Principal, id: string | null) => boolean;

/** What somebody is told of a change: the message, or that the row has left their view, or nothing. */
export type Announcement =
  | { readonly kind: 'changed'; readonly version: number; readonly eventTypes: readonly string[] }
  | { readonly kind: 'gone' }
  | { readonly kind: 'nothing' };

export type Audience = (principal: Principal, change: TicketChange) => Announcement;

/** Says who may join the rooms of some kinds, and who is told what; the owner of the rows registers it. `room` is `<kind>:<id>` or `<kind>`. */
export interface RoomPolicy {
  readonly kinds: readonly string[];
  /** Looks the rooms of one kind up at once; the answer is asked for each member. */
  admission(kind: string, ids: readonly (string | null)[]): Promise<Admission>;
  /** Looks the changed rows up at once; the answer is asked for each socket. Only rooms that hear of tickets have one. */
  audience?(changes: readonly TicketChange[]): Promise<Audience>;
}

/** It reaches the sockets of every api process, coalesced to at most one notification per 10 ms. */
export abstract class RealtimePublisher {
  abstract ticketsChanged(changes: readonly TicketChange[]): void;
  /** Tells all who are in the rooms to fetch again what they show. */
  abstract roomsChanged(rooms: readonly string[]): void;
}

export abstract class RoomPolicies {
  abstract register(policy: RoomPolicy): void;
  abstract find(kind: string): RoomPolicy | undefined;
  abstract all(): readonly RoomPolicy[];
}
