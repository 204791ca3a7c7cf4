import type { Principal } from '@casewright/kernel';
import type { TicketRef } from './api/common';
import type { TicketListItem } from './api/tickets.api';
import type { WebhookCall } from './commands/webhook.commands';
import type { Status } from './events/ticket.events';
import type { TicketFieldDefinition } from './ticket-fields';
import type { TicketPredicate } from './ticket-predicate';
import type { Channel, ClockState, Priority, Severity, SlaTarget, TicketType } from './vocabulary';

/** Ports through which contexts look one another up; each is provided by its owner's Nest module, globally. All are batched. */
export interface PersonSummary {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly organisationId: string | null;
  /** Taken out of the customers, or forgotten. Old tickets still name them; nothing new should. */
  readonly removed: boolean;
}

export interface OrganisationSummary {
  readonly id: string;
  readonly name: string;
}

export abstract class PeopleDirectory {
  abstract people(ids: readonly string[]): Promise<ReadonlyMap<string, PersonSummary>>;
  abstract organisations(ids: readonly string[]): Promise<ReadonlyMap<string, OrganisationSummary>>;
  /** Finds a person by any of their addresses, or makes one; safe against two intakes at once. */
  abstract findOrCreate(email: string, name: string): Promise<PersonSummary>;
  abstract findByEmail(email: string): Promise<PersonSummary | null>;
  /** Ids of people whose name or address contains the text, at most `limit`. */
  abstract search(text: string, limit: number): Promise<readonly PersonSummary[]>;
}

/** What something was, oldest first: `since` is in epoch milliseconds; null: it was removed. What it was before is not known. */
export type Past<Summary> = readonly { readonly since: number; readonly was: Summary | null }[];

/** People and organisations as they were: rules are told the same of them at an event, whenever it is asked about. */
export abstract class PeopleHistory {
  /** By id; whoever was never known is left out. */
  abstract people(ids: readonly string[]): Promise<ReadonlyMap<string, Past<PersonSummary>>>;
  abstract organisations(ids: readonly string[]): Promise<ReadonlyMap<string, Past<OrganisationSummary>>>;
  /** When this began to be kept, where there was somebody already; null: everything is known. */
  abstract began(): Promise<string | null>;
}

export interface UserSummary {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: 'admin' | 'manager' | 'agent' | 'engineer' | 'customer';
  readonly active: boolean;
  readonly teamIds: readonly string[];
}

export interface TeamSummary {
  readonly id: string;
  readonly name: string;
}

export abstract class UserDirectory {
  abstract users(ids: readonly string[]): Promise<ReadonlyMap<string, UserSummary>>;
  abstract teams(ids: readonly string[]): Promise<ReadonlyMap<string, TeamSummary>>;
  abstract allTeams(): Promise<readonly TeamSummary[]>;
  abstract activeAgents(): Promise<readonly UserSummary[]>;
}

/** What other contexts may know of a ticket, folded from its stream, so it is never behind the log. */
export interface TicketFacts {
  readonly id: string;
  readonly version: number;
  readonly number: number;
  readonly subject: string;
  readonly status: Status;
  readonly priority: Priority;
  readonly severity: Severity | null;
  readonly type: TicketType;
  readonly teamId: string | null;
  readonly assigneeId: string | null;
  readonly tags: readonly string[];
  readonly followerIds: readonly string[];
  readonly requesterId: string;
  readonly organisationId: string | null;
  readonly channel: Channel;
  readonly createdAt: string;
}

export abstract class TicketDirectory {
  /** Null where there is no such ticket. `asOf` is a stream version: the facts right after that event. */
  abstract find(ticketId: string, asOf?: number): Promise<TicketFacts | null>;
  abstract tickets(ids: readonly string[]): Promise<ReadonlyMap<string, TicketFacts>>;
}

/** Tickets as links in the lists of other things, from the rows of the queue. */
export abstract class TicketLinks {
  /** By id; what is no ticket is left out. */
  abstract links(principal: Principal, ids: readonly string[]): Promise<ReadonlyMap<string, TicketRef>>;
  /** The ticket of a number such as `T-1001`, also without the letter; null where there is none, or where it is no number. */
  abstract idOf(number: string): Promise<string | null>;
}

/** The names of rules, for whoever shows what they did. */
export abstract class RuleDirectory {
  /** By id; one that is unknown is left out. */
  abstract names(ids: readonly string[]): Promise<ReadonlyMap<string, string>>;
}

/** The one answer to "may they see this ticket", for the parts of a ticket that other contexts keep. */
export abstract class TicketVisibility {
  /** False for a missing ticket too; answer both with `resource.missing`. */
  abstract canSee(principal: Principal, ticketId: string): Promise<boolean>;
}

/**
 * What tickets can be counted by. `clock` counts each clock, as `first-reply met`, each time for a target that comes again. Stretches of time are named by their starts, in
 * order: `0` is what was before the first of them, `1` what was from the first to the second, and so on.
 */
export type TicketGrouping =
  'team' | 'priority' | 'organisation' | 'clock' | { readonly opened: readonly string[] } | { readonly solved: readonly string[] };

export interface TicketGroup {
  /** One value per grouping asked for; null where the ticket has none. */
  readonly values: readonly (string | null)[];
  readonly count: number;
}

/** Counts the rows that the queue shows for the same filter and the same reader. */
export abstract class TicketFigures {
  /** `filter` is the query of `GET /tickets`, as in an address. */
  abstract count(
    principal: Principal,
    filter: Readonly<Record<string, string>>,
    by: readonly TicketGrouping[],
  ): Promise<readonly TicketGroup[]>;
}

/** A clock that runs and was not breached before; at `dueAt` it will be. */
export interface UpcomingBreach {
  readonly ticket: TicketListItem;
  readonly target: SlaTarget;
  readonly dueAt: string;
}

export interface UpcomingBreachesAsked {
  /** Query of `GET /tickets`. */
  readonly filter: Readonly<Record<string, string>>;
  /** Undefined: all. */
  readonly targets?: readonly SlaTarget[] | undefined;
  /** Starts of stretches of time that follow one another; the last one is the end of all. */
  readonly starts: readonly string[];
  readonly limit: number;
}

export abstract class UpcomingBreaches {
  /** Those due within the stretches on tickets that the reader may see, the soonest first, and how many of them fall into each stretch. */
  abstract upcoming(
    principal: Principal,
    asked: UpcomingBreachesAsked,
  ): Promise<{ readonly items: readonly UpcomingBreach[]; readonly counts: readonly number[] }>;
}

/** Tickets that meet something, whoever may see them. */
export abstract class TicketSelector {
  /** In the order in which they were opened, at most `limit`, of those with a number above `after`; `total` counts these without the limit. */
  abstract select(
    predicate: TicketPredicate,
    page: { readonly limit: number; readonly after?: number },
  ): Promise<{ readonly tickets: readonly { readonly id: string; readonly number: number }[]; readonly total: number }>;
}

/** The fields that the desk has added to tickets. None is ever removed, only archived. */
export abstract class TicketFieldDirectory {
  /** Another one after every change of a field. */
  abstract revision(): Promise<string>;
  /** In the order of their labels, with those that are archived. */
  abstract all(): Promise<readonly TicketFieldDefinition[]>;
}

/** The places outside that rules may call. */
export abstract class WebhookDirectory {
  /** By id; what was removed is left out. */
  abstract targets(ids: readonly string[]): Promise<ReadonlyMap<string, { readonly id: string; readonly name: string }>>;
}

/** A request as it would leave, but for its signature; or why none would. */
export type RehearsedWebhook = { readonly headers: Readonly<Record<string, string>>; readonly body: string } | { readonly refusal: string };

/** What calling a webhook would send. Nothing is sent. */
export abstract class WebhookRehearsal {
  /** `cause`: the command that would call it, and the event that the command would follow from. */
  abstract request(call: WebhookCall, cause: { readonly commandId: string; readonly eventId: string }): Promise<RehearsedWebhook>;
}

export interface LadderSummary {
  readonly id: string;
  readonly name: string;
  /** An archived one starts no escalation. */
  readonly state: 'in-use' | 'archived';
}

/** The ladders that tickets climb. */
export abstract class LadderDirectory {
  /** By id. */
  abstract ladders(ids: readonly string[]): Promise<ReadonlyMap<string, LadderSummary>>;
}

/** The hours of one version of a calendar, as functions of instants in epoch milliseconds. */
export interface WorkingHours {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  isOpen(at: number): boolean;
  /** Milliseconds of open time from the first to the second. */
  between(from: number, to: number): number;
  /** The instant after so many milliseconds of open time, or before where they are below zero; null where 20 years do not reach it. */
  shift(from: number, milliseconds: number): number | null;
}

export abstract class CalendarDirectory {
  /** By id, as they are now; what was removed is left out. */
  abstract current(ids: readonly string[]): Promise<ReadonlyMap<string, WorkingHours>>;
  /** By id, as they once were. */
  abstract versions(names: readonly { readonly id: string; readonly version: number }[]): Promise<ReadonlyMap<string, WorkingHours>>;
}

/** A clock as it stands. */
export interface ClockNow {
  readonly target: SlaTarget;
  readonly state: ClockState | null;
  readonly dueAt: string | null;
}

export abstract class ClockDirectory {
  /** The clocks that a ticket has had. */
  abstract clocks(ticketId: string): Promise<readonly ClockNow[]>;
}

export abstract class TicketLoad {
  /** How many tickets a team and a person have that are neither solved nor closed. */
  abstract open(owner: { readonly teamId: string | null; readonly assigneeId: string | null }): Promise<{
    readonly team: number | null;
    readonly assignee: number | null;
  }>;
}

/** The secret link of an invitation, worked out when it is sent, so that nothing stored or queued opens the door. */
export abstract class InvitationLinks {
  /** The whole address to open; null once the invitation was used, replaced or has ended: there is then nothing to send. */
  abstract linkOf(invitationId: string): Promise<string | null>;
}
