import {
  PeopleDirectory,
  RuleDirectory,
  slaEvents,
  TicketDirectory,
  TicketLinks,
  TicketVisibility,
  type NotificationList,
  type Role,
  type TicketFacts,
  type TicketRef,
} from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { firstMeta, idFrom, newId, type Actor, type AnyEvent, type FixedClock, type Principal } from '@casewright/kernel';
import { RealtimePublisher, RoomPolicies, type RoomPolicy } from '@casewright/realtime';
import { RetentionModule } from '@casewright/retention';
import { openContextDesk, type ContextDesk } from '@casewright/testing';
import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications.module';

/** Tickets as the suite says they are. */
class Tickets extends TicketDirectory {
  readonly facts = new Map<string, Pick<TicketFacts, 'assigneeId' | 'followerIds'>>();
  asked = 0;

  find(id: string): Promise<TicketFacts | null> {
    this.asked += 1;
    const known = this.facts.get(id);
    return Promise.resolve(known ? ({ id, number: 1001, subject: 'Lamp', ...known } as unknown as TicketFacts) : null);
  }

  tickets = () => Promise.resolve(new Map<string, TicketFacts>());
}

/** Everybody sees every ticket that is not shut to them. */
class Doors extends TicketVisibility {
  readonly shut = new Set<string>();
  canSee = ({ role }: Principal, id: string): Promise<boolean> => Promise.resolve(!this.shut.has(`${role}:${id}`));
}

/** The rows of a queue that is always behind. */
class NoLinks extends TicketLinks {
  links = () => Promise.resolve(new Map<string, TicketRef>());
  idOf = () => Promise.resolve(null);
}

/** Every person has the same name. */
class People extends PeopleDirectory {
  people = (ids: readonly string[]) =>
    Promise.resolve(new Map(ids.map((id) => [id, { id, name: 'Ada', email: 'ada@kino.test', organisationId: null, removed: false }])));
  organisations = () => Promise.resolve(new Map<string, never>());
  findOrCreate = () => Promise.reject(new Error('Nobody comes'));
  findByEmail = () => Promise.resolve(null);
  search = () => Promise.resolve([]);
}

class Rules extends RuleDirectory {
  names = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, 'Black picture is urgent'])));
}

/** Remembers which rooms were told. */
class Publisher extends RealtimePublisher {
  readonly told: string[] = [];
  ticketsChanged = () => undefined;
  roomsChanged = (rooms: readonly string[]) => void this.told.push(...rooms);
}

class Rooms extends RoomPolicies {
  readonly known: RoomPolicy[] = [];
  register = (policy: RoomPolicy) => void this.known.push(policy);
  find = (kind: string) => this.known.find(({ kinds }) => kinds.includes(kind));
  all = () => this.known;
}

@Module({ imports: [RetentionModule, NotificationsModule] })
class Notifications {}

export interface Desk extends Omit<ContextDesk, 'append'> {
  readonly clock: FixedClock;
  readonly tickets: Tickets;
  readonly doors: Doors;
  readonly publisher: Publisher;
  /** Appends an event to its stream as `actor`, and lets follow what follows. */
  happens(streamId: string, event: AnyEvent, actor?: Actor): Promise<void>;
  list(role: Role, query?: string): Promise<NotificationList>;
}

export const ticketOf = (assigneeId: string | null, ...followerIds: string[]) => ({ assigneeId, followerIds });
export const userId = (role: Role): string => idFrom(role);

/** The notifications context beside nothing else. */
export async function openDesk(): Promise<Desk> {
  const [tickets, doors, publisher] = [new Tickets(), new Doors(), new Publisher()];
  const providers = [
    { provide: TicketDirectory, useValue: tickets },
    { provide: TicketVisibility, useValue: doors },
    { provide: TicketLinks, useClass: NoLinks },
    { provide: PeopleDirectory, useClass: People },
    { provide: RuleDirectory, useClass: Rules },
    { provide: RealtimePublisher, useValue: publisher },
    { provide: RoomPolicies, useClass: Rooms },
  ];
  const desk = await openContextDesk({ context: Notifications, providers });
  desk.test.get(EventTypes).register(slaEvents);
  const store = desk.test.get(EventStore);
  return {
    ...{ ...desk, clock: desk.test.clock as FixedClock, tickets, doors, publisher },
    async happens(streamId, event, actor = { kind: 'system', id: 'test' }) {
      const [category = ''] = event.type.split('.');
      const meta = firstMeta(newId(), actor, desk.test.clock.now());
      await store.append({ streamId, category, expected: 'any', events: [event], meta, requestHash: streamId });
      await desk.test.catchUp();
    },
    list: async (role, query = '') => (await desk.send(role, 'GET', `/notifications${query}`)).body as unknown as NotificationList,
  };
}
