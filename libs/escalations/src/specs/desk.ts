import { CommandGateway } from '@casewright/commands';
import {
  CalendarDirectory,
  notificationCommands,
  RuleDirectory,
  ticketCommands,
  TicketDirectory,
  TicketVisibility,
  UserDirectory,
  type EscalationView,
  type StatusCategory,
  type TicketFacts,
  type UserSummary,
  type WorkingHours,
} from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { idFrom, newId, type CommandMessage, type CommandMeta, type FixedClock, type Principal } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { RealtimePublisher, type TicketChange } from '@casewright/realtime';
import { openContextDesk, type ContextDesk, type TestAppOptions } from '@casewright/testing';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { EscalationsModule } from '../escalations.module';
import { escalationsStream } from '../domain/escalations';

export const team = { hall: idFrom('hall'), lab: idFrom('lab') };
export const rule = { id: idFrom('the rule'), name: 'Urgent tickets climb' };
export const officeHours = idFrom('office hours');
export const user = (name: string): string => idFrom(name);

/** The roles of the desk, and Mia, who works in the hall. */
class People extends UserDirectory {
  readonly left = new Set<string>();
  private readonly all = (): readonly UserSummary[] => [
    ...(['admin', 'manager', 'agent', 'engineer', 'customer'] as const).map((role) => summary(role, role, [])),
    summary('mia', 'agent', [team.hall]),
  ];
  users = (ids: readonly string[]) =>
    Promise.resolve(
      new Map(
        this.all()
          .filter(({ id }) => ids.includes(id))
          .map((one) => [one.id, { ...one, active: !this.left.has(one.id) }]),
      ),
    );
  teams = (ids: readonly string[]) => Promise.resolve(new Map(teams.filter(({ id }) => ids.includes(id)).map((one) => [one.id, one])));
  allTeams = () => Promise.resolve(teams);
  activeAgents = () =>
    Promise.resolve(this.all().filter(({ role, id }) => role !== 'customer' && role !== 'engineer' && !this.left.has(id)));
}

const teams = Object.entries(team).map(([name, id]) => ({ id, name }));
const summary = (name: string, role: UserSummary['role'], teamIds: readonly string[]): UserSummary => ({
  ...{ id: user(name), name, email: `${name}@demo.test`, role, active: true, teamIds },
});

/** Tickets as the suite says they are. */
class Tickets extends TicketDirectory {
  readonly facts = new Map<string, TicketFacts>();
  find = (id: string) => Promise.resolve(this.facts.get(id) ?? null);
  tickets = () => Promise.resolve(this.facts);
}

/** The desk sees all tickets, engineers none. */
class Doors extends TicketVisibility {
  canSee = ({ role }: Principal): Promise<boolean> => Promise.resolve(role !== 'engineer');
}

class Rules extends RuleDirectory {
  names = (ids: readonly string[]) => Promise.resolve(new Map(ids.map((id) => [id, rule.name])));
}

/** One calendar that is open every second minute, until it is removed. */
class Calendars extends CalendarDirectory {
  state: 'there' | 'removed' = 'there';
  current = (ids: readonly string[]) =>
    this.state === 'there' ? this.versions(ids.map((id) => ({ id, version: 4 }))) : Promise.resolve(new Map());
  versions = (names: readonly { readonly id: string; readonly version: number }[]) =>
    Promise.resolve(new Map(names.filter(({ id }) => id === officeHours).map(({ id, version }) => [id, hours(version)])));
}

const farthest = 30 * 86_400_000;
const hours = (version: number): WorkingHours => ({
  ...{ id: officeHours, version, name: 'Office hours', isOpen: () => true },
  between: (from, to) => (to - from) / 2,
  shift: (from, milliseconds) => (milliseconds > farthest ? null : from + 2 * milliseconds),
});

/** Remembers which tickets were told of. */
class Publisher extends RealtimePublisher {
  readonly told: TicketChange[] = [];
  ticketsChanged = (changes: readonly TicketChange[]) => void this.told.push(...changes);
  roomsChanged = () => undefined;
}

export interface Sent extends CommandMessage {
  readonly meta: CommandMeta;
}

/** Takes the commands that go to other contexts, each id once. */
class SentCommand extends Command<void> {
  static readonly sent = new Map<string, Sent>();
  constructor(readonly content: Sent) {
    super();
  }
}

@CommandHandler(SentCommand)
class SentHandler {
  execute({ content }: SentCommand): Promise<void> {
    SentCommand.sent.set(content.meta.commandId, content);
    return Promise.resolve();
  }
}

export interface Desk extends Omit<ContextDesk, 'append'> {
  readonly clock: FixedClock;
  readonly people: People;
  readonly calendars: Calendars;
  readonly publisher: Publisher;
  /** A ticket of Mia's in the hall. */
  ticket(more?: Partial<TicketFacts>): string;
  /** Its status changes, and whoever follows it hears of it. */
  status(ticketId: string, to: StatusCategory): Promise<void>;
  /** It is so from now on, without anybody who is told. */
  change(ticketId: string, changes: Partial<TicketFacts>): void;
  ladder(steps: readonly object[], more?: object): Promise<string>;
  /** As a rule does it. */
  start(ticketId: string, ladderId: string): Promise<void>;
  stop(ticketId: string, ladderId: string | null): Promise<void>;
  /** Lets time pass until then, waking what is due. */
  pass(time: string): Promise<void>;
  escalations(ticketId: string): Promise<readonly EscalationView[]>;
  /** What was sent to other contexts about a ticket, in its order. */
  sent(ticketId: string): readonly Sent[];
  logged(
    ticketId: string,
  ): Promise<readonly { readonly type: string; readonly data: Record<string, unknown>; readonly meta: CommandMeta }[]>;
}

export const step = (after: string, more: object = {}) => ({
  ...{ after, notify: [{ kind: 'assignee' }], assignTeamId: null, assignAgentId: null, raisePriority: null },
  ...more,
});

/** The escalations beside nothing else. */
export async function openDesk(options: Pick<TestAppOptions, 'clock' | 'environment'> = {}): Promise<Desk> {
  const [tickets, people, calendars, publisher] = [new Tickets(), new People(), new Calendars(), new Publisher()];
  const desk = await openContextDesk({
    ...options,
    context: EscalationsModule,
    providers: [
      { provide: UserDirectory, useValue: people },
      { provide: TicketDirectory, useValue: tickets },
      { provide: CalendarDirectory, useValue: calendars },
      { provide: RealtimePublisher, useValue: publisher },
      { provide: TicketVisibility, useClass: Doors },
      { provide: RuleDirectory, useClass: Rules },
      { provide: SentHandler, useClass: SentHandler },
    ],
  });
  const { test } = desk;
  const gateway = test.get(CommandGateway);
  for (const [type, schema] of Object.entries({ ...ticketCommands, ...notificationCommands }))
    gateway.register({ type, schema, create: (data, meta) => new SentCommand({ type, data: data as CommandMessage['data'], meta }) });
  const settle = async () => {
    await test.catchUp();
    await test.get(ProcessHost).runDue();
    await test.catchUp();
  };
  const change = (id: string, changes: Partial<TicketFacts>) => {
    const facts = tickets.facts.get(id);
    if (facts) tickets.facts.set(id, { ...facts, ...changes });
  };
  const ask = async (type: string, data: CommandMessage['data']) => {
    const actor = { kind: 'rule' as const, id: rule.id, version: 3 };
    const chain = { correlationId: 'chain', causationId: 'the event', depth: 2 };
    await gateway.send({ type, data }, { commandId: newId(), actor, ...chain, at: test.clock.now().toISOString() });
    await settle();
  };
  return {
    ...{ ...desk, clock: test.clock as FixedClock, people, calendars, publisher },
    ticket(more = {}) {
      const id = newId();
      tickets.facts.set(id, { ...aTicket, id, ...more });
      return id;
    },
    async status(id, category) {
      change(id, { status: { id: category, category } });
      const from = { id: 'open', category: 'open' } as const;
      await desk.append(id, { type: 'ticket.status-changed', data: { from, to: { id: category, category } } });
      await settle();
    },
    change,
    async ladder(steps, more = {}) {
      const made = await desk.send('manager', 'POST', '/escalation-ladders', {
        name: `Ladder ${newId()}`,
        calendarId: null,
        steps,
        ...more,
      });
      return made.body['id'] as string;
    },
    start: (ticketId, ladderId) => ask('escalation.start', { ticketId, ladderId }),
    stop: (ticketId, ladderId) => ask('escalation.stop', { ticketId, ladderId }),
    async pass(time) {
      (test.clock as FixedClock).set(new Date(time));
      for (let round = 0; round < 4; round += 1) await settle();
    },
    escalations: async (id) =>
      ((await desk.send('agent', 'GET', `/tickets/${id}/escalations`)).body.items ?? []) as unknown as readonly EscalationView[],
    sent: (id) => [...SentCommand.sent.values()].filter(({ data }) => data['ticketId'] === id),
    logged: async (id) => (await test.get(EventStore).readStream(escalationsStream(id))) as never,
  };
}

const aTicket: Omit<TicketFacts, 'id'> = {
  ...{
    version: 1,
    number: 1001,
    subject: 'Lamp',
    status: { id: 'open', category: 'open' },
    priority: 'normal',
    severity: null,
    type: 'incident',
  },
  ...{ teamId: team.hall, assigneeId: user('mia'), tags: [], followerIds: [], requesterId: user('grace'), organisationId: null },
  ...{ channel: 'web', createdAt: '2026-01-05T09:00:00.000Z' },
};
