import {
  PeopleDirectory,
  TicketDirectory,
  TicketFieldDirectory,
  TicketLinks,
  TicketVisibility,
  type TicketEvent,
  type TicketFacts,
  type TicketFieldDefinition,
  type TicketRef,
} from '@casewright/contracts';
import type { FixedClock, Principal } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { openContextDesk, type ContextDesk, type TestAppOptions } from '@casewright/testing';
import { person } from '../domain/testing/ticket-story';
import { SlaModule } from '../sla.module';

/** The desk sees all tickets, engineers none. */
class Doors extends TicketVisibility {
  canSee = ({ role }: Principal): Promise<boolean> => Promise.resolve(role !== 'engineer');
}

/** One field that the desk has added. */
export class Fields extends TicketFieldDirectory {
  revision = () => Promise.resolve('1');
  all = (): Promise<readonly TicketFieldDefinition[]> => Promise.resolve([tier]);
}

const tier: TicketFieldDefinition = {
  ...{ key: 'tier', label: 'Tier', kind: 'choice', archived: false },
  choices: ['gold', 'silver'].map((id) => ({ id, label: id, archived: false })),
};

/** Nobody writes to this desk. */
class Nobody extends PeopleDirectory {
  people = () => Promise.resolve(new Map());
  organisations = () => Promise.resolve(new Map());
  findOrCreate = () => Promise.reject(new Error('Nobody is made here'));
  findByEmail = () => Promise.resolve(null);
  search = () => Promise.resolve([]);
}

/** Every ticket is called the same. */
class Links extends TicketLinks {
  links = (_: Principal, ids: readonly string[]) =>
    Promise.resolve(new Map(ids.map((id): [string, TicketRef] => [id, { id, number: 'T-1001', subject: 'Black picture' }])));
  idOf = () => Promise.resolve(null);
}

/** Every ticket is of the same person. */
class Tickets extends TicketDirectory {
  find = (id: string) => Promise.resolve({ id, requesterId: person } as TicketFacts);
  tickets = () => Promise.resolve(new Map());
}

export interface Desk extends ContextDesk {
  /** Appends ticket events as the tickets context would, and lets everything follow that follows. */
  append(ticketId: string, ...events: readonly TicketEvent[]): Promise<void>;
  /** Appends them, and nothing has followed yet. */
  appendUnheard(ticketId: string, ...events: readonly TicketEvent[]): Promise<void>;
  /** Lets time pass until then, waking what is due. */
  pass(time: string): Promise<void>;
}

/** What stands in the place of other contexts. */
export const surroundings = [
  { provide: TicketVisibility, useClass: Doors },
  { provide: TicketFieldDirectory, useClass: Fields },
  { provide: PeopleDirectory, useClass: Nobody },
  { provide: TicketLinks, useClass: Links },
  { provide: TicketDirectory, useClass: Tickets },
];

/** The SLA context beside nothing else. */
export async function openDesk(options: Pick<TestAppOptions, 'clock' | 'environment'> = {}): Promise<Desk> {
  const desk = await openContextDesk({ ...options, context: SlaModule, providers: surroundings });
  const { test } = desk;
  return {
    ...desk,
    appendUnheard: desk.append,
    async append(ticketId, ...events) {
      await desk.append(ticketId, ...events);
      await test.catchUp();
    },
    async pass(time) {
      (test.clock as FixedClock).set(new Date(time));
      await test.catchUp();
      await test.get(ProcessHost).runDue();
      await test.catchUp();
    },
  };
}

/** Monday to Friday, 09:00 to 17:00 in Berlin. */
export const office = {
  name: 'Office',
  timeZone: 'Europe/Berlin',
  hours: ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'].map((day) => ({ day, from: '09:00', to: '17:00' })),
  holidays: [{ date: '2026-01-06', name: 'Epiphany' }],
};

export const policy = (calendarId: string | null, more: object = {}) => ({
  name: 'Standard',
  targets: [
    { target: 'first-reply', calendarId, goals: { low: null, normal: 240, high: 60, urgent: 15 } },
    { target: 'resolution', calendarId, goals: { low: null, normal: 960, high: 480, urgent: 240 } },
  ],
  ...more,
});
