import { CommandGateway } from '@casewright/commands';
import { escalationEvents, LadderDirectory, type EscalationEvent } from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import type { Stored } from '@casewright/kernel';
import { ProcessHost } from '@casewright/processes';
import { RealtimePublisher } from '@casewright/realtime';
import { Subscriptions } from '@casewright/subscriptions';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AcknowledgeEscalationHandler } from './application/acknowledge-escalation/acknowledge-escalation.handler';
import { ArchiveLadderHandler } from './application/archive-ladder/archive-ladder.handler';
import { ClimbStepHandler } from './application/climb-step/climb-step.handler';
import { CreateLadderHandler } from './application/create-ladder/create-ladder.handler';
import { LadderReferences } from './application/ladder-references';
import { LadderRows } from './application/ladder-rows';
import { registerEscalationCommands } from './application/named-commands';
import { SaveLadderHandler } from './application/save-ladder/save-ladder.handler';
import { StartEscalationHandler } from './application/start-escalation/start-escalation.handler';
import { StopEscalationsHandler } from './application/stop-escalations/stop-escalations.handler';
import { WhoIsThere } from './application/who-is-there';
import { escalation } from './domain/escalation.process';
import { EscalationLaddersController } from './http/escalation-ladders.controller';
import { TicketEscalationsController } from './http/ticket-escalations.controller';
import './migrations';
import { EscalationsRepository } from './read-model/escalations.repository';
import { escalationRows } from './read-model/escalations/escalations.projection';
import { TicketEscalationsQuery } from './read-model/escalations/ticket-escalations.query';
import { LadderPast } from './read-model/ladders/ladder-past.query';
import { LadderVersions } from './read-model/ladders/ladder-versions.query';
import { LadderQueries } from './read-model/ladders/ladder.queries';
import { StoredLadderDirectory } from './read-model/ladders/stored-ladder-directory';

const handlers = [
  ...[CreateLadderHandler, SaveLadderHandler, ArchiveLadderHandler],
  ...[StartEscalationHandler, AcknowledgeEscalationHandler, StopEscalationsHandler, ClimbStepHandler],
];

/** Ladders, and the tickets that climb them until somebody takes notice. */
@Global()
@Module({
  controllers: [EscalationLaddersController, TicketEscalationsController],
  providers: [
    ...handlers,
    ...[LadderRows, LadderReferences, WhoIsThere, EscalationsRepository],
    ...[LadderQueries, LadderPast, LadderVersions, TicketEscalationsQuery],
    { provide: LadderDirectory, useClass: StoredLadderDirectory },
  ],
  exports: [LadderDirectory],
})
export class EscalationsModule implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly subscriptions: Subscriptions,
    private readonly processes: ProcessHost,
    private readonly publisher: RealtimePublisher,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(escalationEvents);
    registerEscalationCommands(this.gateway);
    this.subscriptions.addProjection({ ...escalationRows, committed: (changes) => this.publish(changes.flatMap(({ events }) => events)) });
    this.processes.register({ definition: escalation, module: require.resolve('./domain/escalation.process') });
  }

  /** Whoever looks at the ticket fetches again. The version is that of the ticket, which has not changed by it. */
  private publish(events: readonly Stored<EscalationEvent>[]): void {
    this.publisher.ticketsChanged(events.map(({ type, data: { ticketId } }) => ({ ticketId, version: 0, eventTypes: [type] })));
  }
}
