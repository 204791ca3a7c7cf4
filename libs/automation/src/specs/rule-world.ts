import { CommandGateway } from '@casewright/commands';
import {
  CalendarDirectory,
  ClockDirectory,
  LadderDirectory,
  PeopleDirectory,
  PeopleHistory,
  TicketFieldDirectory,
  TicketLinks,
  TicketLoad,
  TicketSelector,
  TicketVisibility,
  UserDirectory,
  WebhookDirectory,
  WebhookRehearsal,
  type DecisionView,
  slaEvents,
  type RuleContentInput,
  type SlaEvent,
  type RuleDetailView,
  type TicketCommandMessage,
  type TicketEvent,
  type WhyNotView,
} from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { Authenticator, HttpModule } from '@casewright/http';
import { firstMeta, idFrom, newId, type FixedClock, type Stored } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { PluginsModule, type PluginInstallation } from '@casewright/plugins';
import { RealtimeModule } from '@casewright/realtime';
import { createTestApp, type TestApp, type TestAppOptions } from '@casewright/testing';
import { Global, Module } from '@nestjs/common';
import { Timetable } from '../application/timed/timetable';
import { AutomationModule } from '../automation.module';
import { customer, CustomerPast, Customers, Doors, ladders, RoleAuthenticator, Signs, Staff, WebhookRequests, Webhooks } from './company';
import { SmallEscalationsModule } from './escalations-context';
import { SmallNoticesModule } from './notices-context';
import { OfficeCalendars, SetClocks, SetLoad } from './looked-up';
import { LogSelector } from './log-selector';
import { SetFields } from './set-fields';
import { SmallTicketsModule, TicketHandler } from './ticket-context';

interface RuleWorldOptions extends TestAppOptions {
  readonly installations?: readonly PluginInstallation[];
}

const doors = new Doors();
const calendars = new OfficeCalendars();
const clocks = new SetClocks();
const load = new SetLoad();
const fields = new SetFields();

@Global()
@Module({
  providers: [
    { provide: UserDirectory, useClass: Staff },
    { provide: PeopleDirectory, useClass: Customers },
    { provide: PeopleHistory, useClass: CustomerPast },
    { provide: WebhookDirectory, useClass: Webhooks },
    { provide: WebhookRehearsal, useClass: WebhookRequests },
    { provide: LadderDirectory, useValue: ladders },
    { provide: CalendarDirectory, useValue: calendars },
    { provide: ClockDirectory, useValue: clocks },
    { provide: TicketLoad, useValue: load },
    { provide: TicketFieldDirectory, useValue: fields },
    { provide: Authenticator, useClass: RoleAuthenticator },
    { provide: TicketVisibility, useValue: doors },
    { provide: TicketLinks, useValue: new Signs(doors) },
    { provide: TicketSelector, useClass: LogSelector },
  ],
  exports: [
    UserDirectory,
    PeopleDirectory,
    PeopleHistory,
    WebhookDirectory,
    WebhookRehearsal,
    LadderDirectory,
    CalendarDirectory,
    ClockDirectory,
    TicketLoad,
    TicketFieldDirectory,
    Authenticator,
    TicketLinks,
    TicketSelector,
    TicketVisibility,
  ],
})
class CompanyModule {}

interface Answer {
  readonly status: number;
  readonly etag: string;
  readonly body: Record<string, unknown>;
}

type Method = 'GET' | 'POST' | 'PUT';

/** Automation on a real database, beside a small stand-in for tickets. */
export class RuleWorld {
  readonly doors = doors;
  readonly calendars = calendars;
  readonly clocks = clocks;
  readonly load = load;
  readonly fields = fields;

  private constructor(readonly test: TestApp) {}

  static async create({ installations = [], ...options }: RuleWorldOptions = {}): Promise<RuleWorld> {
    const imports = [
      PluginsModule.with(installations),
      HttpModule,
      RealtimeModule,
      CompanyModule,
      SmallTicketsModule,
      SmallNoticesModule,
      SmallEscalationsModule,
      AutomationModule,
    ];
    return new RuleWorld(await createTestApp({ ...options, imports }));
  }

  /** The next command of this type fails once, as if the process had lost the database. */
  failNext(type: string): void {
    this.test.get(TicketHandler).failNext = type;
  }

  /** What the process that keeps the clocks of a ticket would record of its resolution. */
  async recordClock(ticketId: string, type: SlaEvent['type'], dueAt?: string): Promise<void> {
    if (!this.test.get(EventTypes).find(type)) this.test.get(EventTypes).register(slaEvents);
    const at = this.clock.now().toISOString();
    const clock = { ticketId, target: 'resolution' as const, episode: 1, at, causeEventId: 'c', causeType: 'c', elapsedMs: 0 };
    const terms = { warnings: [{ percent: 80 }], breachLevels: [], pausesIn: [] };
    const policy = { policyId: newId(), policyVersion: 1, calendarId: null, calendarVersion: null, goalMinutes: 60, ...terms };
    const due = { dueAt: dueAt ?? null, warnAts: [dueAt ?? null], levelAts: [] };
    const keys = Object.keys(slaEvents[type].schema.shape);
    const all = { ...clock, ...policy, ticket: null, late: false, ...due };
    const data = Object.fromEntries(Object.entries(all).filter(([key]) => keys.includes(key)));
    const meta = firstMeta(newId(), { kind: 'process', id: 'sla-clock' }, this.clock.now());
    const streamId = idFrom(`sla:${ticketId}`);
    await this.test
      .get(EventStore)
      .append({ streamId, category: 'sla', expected: 'any', events: [{ type, data }], meta, requestHash: type });
    await this.test.catchUp();
  }

  /** Lets time pass: what waits is woken, and what is due by schedule runs. */
  async pass(milliseconds: number): Promise<void> {
    this.clock.advance(milliseconds);
    await this.test.catchUp();
    await this.test.get(Timetable).runDue();
    await this.test.get(ProcessHost).runDue();
    await this.test.catchUp();
  }

  get clock(): FixedClock {
    return this.test.clock as FixedClock;
  }

  async send(as: string, method: Method, path: string, body?: object, headers: Record<string, string> = {}): Promise<Answer> {
    const authorization = `Bearer ${as}`;
    const answer = await this.test.http({
      method,
      url: `/api/v1${path}`,
      headers: { authorization, ...headers },
      ...(body && { payload: body }),
    });
    return { status: answer.statusCode, etag: String(answer.headers['etag']), body: answer.json() };
  }

  /** As the admin; anything but success is an error of the test. */
  async ask<View>(method: Method, path: string, body?: object): Promise<View> {
    const answer = await this.send('admin', method, path, body);
    if (answer.status >= 300) throw new Error(`${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body as View;
  }

  /** A published rule. */
  async publish(content: RuleContentInput): Promise<RuleDetailView> {
    const { id } = await this.ask<RuleDetailView>('POST', '/rules', content);
    return this.ask('POST', `/rules/${id}/publish`, { reason: 'Because', tests: 'where-needed' });
  }

  /** Does something to tickets as somebody at the desk, and lets the rules react. */
  async act(message: TicketCommandMessage): Promise<void> {
    await this.command(message);
    await this.test.catchUp();
  }

  async command(message: TicketCommandMessage): Promise<void> {
    await this.test.get(CommandGateway).send(message, firstMeta(newId(), { kind: 'user', id: newId() }, this.clock.now()));
  }

  /** Opens a ticket by mail, and lets the rules react. */
  async open(subject: string, text = 'Please help', automatic = false): Promise<string> {
    const ticketId = await this.arrive(subject, text, automatic);
    await this.test.catchUp();
    return ticketId;
  }

  /** A ticket by mail that the rules have not been asked about yet. */
  async arrive(subject: string, text = 'Please help', automatic = false): Promise<string> {
    const ticketId = newId();
    const comment = {
      text,
      html: null,
      visibility: 'public',
      channel: 'mail',
      authorId: customer.id,
      authorKind: 'customer',
      automatic,
    } as const;
    await this.command({ type: 'ticket.open', data: { ticketId, subject, requesterId: customer.id, channel: 'mail', comment } });
    return ticketId;
  }

  async events(ticketId: string): Promise<readonly Stored<TicketEvent>[]> {
    return (await this.test.get(EventStore).readStream(ticketId)) as readonly Stored<TicketEvent>[];
  }

  async types(ticketId: string): Promise<string[]> {
    return (await this.events(ticketId)).map(({ type }) => type.replace('ticket.', ''));
  }

  async decisions(ticketId: string, field = ''): Promise<DecisionView[]> {
    const query = field === '' ? '' : `?field=${field}`;
    return (await this.ask<{ items: DecisionView[] }>('GET', `/tickets/${ticketId}/decisions${query}`)).items;
  }

  whyNot(ticketId: string, ruleId: string): Promise<WhyNotView> {
    return this.ask('GET', `/tickets/${ticketId}/why-not?ruleId=${ruleId}`);
  }
}
