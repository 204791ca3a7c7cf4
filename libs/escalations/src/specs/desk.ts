import { CommandGateway } from '@casewright/commands';
import {
  escalationsStream,
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
} from '@casewright/contracts';
import { EventStore } from '@casewright/event-store';
import { newId, type CommandMessage, type CommandMeta, type FixedClock } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { RealtimePublisher } from '@casewright/realtime';
import { openContextDesk, type ContextDesk, type TestAppOptions } from '@casewright/testing';
import { Command, CommandHandler } from '@nestjs/cqrs';
import { EscalationsModule } from '../escalations.module';
import { aTicket, Calendars, Doors, People, Publisher, rule, Rules, Tickets } from './company';

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
