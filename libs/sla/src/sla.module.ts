import { CommandGateway } from '@casewright/commands';
import { CalendarDirectory, ClockDirectory, slaEvents } from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import { ProcessHost } from '@casewright/processes';
import { Subscriptions } from '@casewright/subscriptions';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { CalendarEntity, CalendarVersionEntity } from './application/calendar.entity';
import { ChangeCarrier } from './application/carry-change/change-carrier';
import { ChangesUnderWay } from './application/carry-change/changes-under-way';
import { ClockCorrector } from './application/correct-clock/clock-corrector';
import { CreditClockHandler } from './application/correct-clock/credit-clock.handler';
import { ExcuseClockHandler } from './application/correct-clock/excuse-clock.handler';
import { WithdrawExcuseHandler } from './application/correct-clock/withdraw-excuse.handler';
import { DraftedAgreements } from './application/preview-change/drafted-agreements';
import { ChangePreviews } from './application/preview-change/preview-change';
import { DraftCheck } from './application/rehearse/draft-check';
import { SlaChanges } from './read-model/changes/changes.queries';
import { ChangesMade } from './read-model/configuration/changes-made';
import { WholeConfigurationQuery } from './read-model/rehearse/whole-configuration.query';
import { SlaChangesController } from './http/sla-changes.controller';
import { ClockFactsSource } from './application/clock-facts';
import { PolicyLanguage } from './application/policy-language';
import { ClockCorrections } from './read-model/clocks/clock-corrections';
import { ClocksRepository } from './read-model/clocks/clocks.repository';
import { Configuration } from './read-model/configuration/configuration';
import { InForce } from './read-model/configuration/in-force';
import { ConfigurationWrites } from './application/configuration-writes';
import { CreateCalendarHandler } from './application/create-calendar/create-calendar.handler';
import { CreateSlaPolicyHandler } from './application/create-policy/create-policy.handler';
import { EditCalendarHandler } from './application/edit-calendar/edit-calendar.handler';
import { EditSlaPolicyHandler } from './application/edit-policy/edit-policy.handler';
import { PolicyEntity, PolicyVersionEntity } from './application/policy.entity';
import { RecordClocks, RecordClocksCommand } from './application/record-clocks/record-clocks.command';
import { RecordClocksHandler } from './application/record-clocks/record-clocks.handler';
import { RemoveCalendarHandler } from './application/remove-calendar/remove-calendar.handler';
import { RemoveSlaPolicyHandler } from './application/remove-policy/remove-policy.handler';
import { ReorderSlaPoliciesHandler } from './application/reorder-policies/reorder-policies.handler';
import { firstSlaClock } from './domain/former/first-sla-clock.process';
import { slaClock } from './domain/sla-clock.process';
import { CalendarsController } from './http/calendars.controller';
import { ClocksController } from './http/clocks.controller';
import { SlaPoliciesController } from './http/sla-policies.controller';
import './migrations';
import { LogClockDirectory } from './read-model/clocks/log-clock-directory';
import { TicketClocks } from './read-model/clocks/ticket-clocks.query';
import { CalendarQueries } from './read-model/configuration/calendar.queries';
import { ConfigurationPast } from './read-model/configuration/configuration-past';
import { StoredCalendarDirectory } from './read-model/configuration/stored-calendar-directory';
import { PolicyQueries } from './read-model/configuration/policy.queries';
import { OpenTickets } from './read-model/open-tickets/open-tickets';
import { openTickets } from './read-model/open-tickets/open-tickets.projection';
import { PolicyPreviews } from './read-model/previews/preview-policy.query';
import { slaClocks } from './read-model/sla-clocks/sla-clocks.projection';

const handlers = [
  CreateCalendarHandler,
  EditCalendarHandler,
  RemoveCalendarHandler,
  CreateSlaPolicyHandler,
  EditSlaPolicyHandler,
  RemoveSlaPolicyHandler,
  ReorderSlaPoliciesHandler,
  RecordClocksHandler,
  CreditClockHandler,
  ExcuseClockHandler,
  WithdrawExcuseHandler,
];

/** Calendars, policies, and the clocks that run by them. */
@Global()
@Module({
  imports: [MikroOrmModule.forFeature([CalendarEntity, CalendarVersionEntity, PolicyEntity, PolicyVersionEntity])],
  controllers: [CalendarsController, SlaPoliciesController, ClocksController, SlaChangesController],
  providers: [
    ...handlers,
    ...[ConfigurationWrites, ChangesMade, ChangesUnderWay, ChangeCarrier, SlaChanges, OpenTickets],
    ...[ChangePreviews, DraftedAgreements, DraftCheck, WholeConfigurationQuery, ClockCorrector],
    InForce,
    Configuration,
    ClocksRepository,
    ClockFactsSource,
    CalendarQueries,
    PolicyQueries,
    PolicyPreviews,
    ConfigurationPast,
    ClockCorrections,
    PolicyLanguage,
    TicketClocks,
    { provide: CalendarDirectory, useClass: StoredCalendarDirectory },
    { provide: ClockDirectory, useClass: LogClockDirectory },
  ],
  exports: [CalendarDirectory, ChangeCarrier, ClockDirectory],
})
export class SlaModule implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly subscriptions: Subscriptions,
    private readonly processes: ProcessHost,
    private readonly facts: ClockFactsSource,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(slaEvents);
    this.gateway.register({
      type: 'sla.record',
      schema: RecordClocks,
      create: ({ ticketId, events }, meta) => new RecordClocksCommand(ticketId, events, meta),
    });
    this.subscriptions.addProjection(slaClocks);
    this.subscriptions.addProjection(openTickets);
    // Only for workflows that lived with it: whatever happens next is decided by the newest.
    this.processes.register({ definition: firstSlaClock, module: require.resolve('./domain/former/first-sla-clock.process') });
    this.processes.register({
      definition: slaClock,
      prepare: (_, state, input) => this.facts.prepare(state, input),
      module: require.resolve('./domain/sla-clock.process'),
    });
  }
}
