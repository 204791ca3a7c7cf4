import { CommandGateway } from '@casewright/commands';
import {
  TicketDirectory,
  ticketEvents,
  TicketFieldDirectory,
  TicketFigures,
  TicketLinks,
  TicketLoad,
  TicketSelector,
  TicketVisibility,
  UpcomingBreaches,
} from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import { UnneededFiles } from '@casewright/files';
import { RealtimePublisher, RoomPolicies } from '@casewright/realtime';
import { Erasers, Retention } from '@casewright/retention';
import { Subscriptions } from '@casewright/subscriptions';
import { MikroOrmModule } from '@mikro-orm/nestjs';
import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { applicationProviders } from './application';
import { OtherSideReactor } from './application/merge-ticket/other-side.reactor';
import { TicketEraser } from './application/forget-subject/ticket-eraser';
import { registerTicketCommands } from './application/named-commands';
import { TicketFieldEntity, TicketFieldVersionEntity } from './application/ticket-fields/ticket-field.entity';
import { daysOfUploads, Uploads } from './application/uploads/uploads';
import { AttachmentsController } from './http/attachments.controller';
import { TicketActionsController } from './http/ticket-actions.controller';
import { TicketAnswers } from './http/ticket-answers';
import { TicketFieldsController } from './http/ticket-fields.controller';
import { TicketImportController } from './http/ticket-import.controller';
import { TicketJoinsController } from './http/ticket-joins.controller';
import { TicketsController } from './http/tickets.controller';
import './migrations';
import { readModelProviders } from './read-model';
import { changesOfBatch } from './read-model/realtime/ticket-changes';
import { TicketRooms } from './read-model/realtime/ticket-rooms';
import { TicketFieldQueries } from './read-model/ticket-fields/ticket-fields.query';
import { ListTicketLinks } from './read-model/ticket-list/list-ticket-links';
import { FilesOfTickets } from './read-model/ticket-files/files-of-tickets';
import { ticketFiles } from './read-model/ticket-files/ticket-files.projection';
import { ListedTicketLoad } from './read-model/ticket-list/listed-ticket-load';
import { ListUpcomingBreaches } from './read-model/ticket-list/list-upcoming-breaches';
import { TicketFigureCounts } from './read-model/ticket-list/ticket-figure-counts';
import { SelectTickets } from './read-model/ticket-list/select-tickets';
import { ticketList } from './read-model/ticket-list/ticket-list.projection';
import { ticketTexts } from './read-model/ticket-texts/ticket-texts.projection';
import { LogTicketDirectory } from './read-model/ticket/log-ticket-directory';
import { LogTicketVisibility } from './read-model/ticket/log-ticket-visibility';
import { AutoCloseSweep } from './application/auto-close/auto-close-sweep';
import { waitingControllers, waitingProviders } from './waiting';

@Global()
@Module({
  imports: [MikroOrmModule.forFeature([TicketFieldEntity, TicketFieldVersionEntity])],
  controllers: [
    TicketImportController,
    TicketsController,
    TicketActionsController,
    TicketJoinsController,
    AttachmentsController,
    TicketFieldsController,
    ...waitingControllers,
  ],
  providers: [
    TicketAnswers,
    ...applicationProviders,
    ...readModelProviders,
    ...waitingProviders,
    TicketRooms,
    FilesOfTickets,
    TicketEraser,
    { provide: TicketDirectory, useClass: LogTicketDirectory },
    { provide: TicketVisibility, useClass: LogTicketVisibility },
    { provide: TicketFieldDirectory, useExisting: TicketFieldQueries },
    { provide: TicketFigures, useClass: TicketFigureCounts },
    { provide: UpcomingBreaches, useClass: ListUpcomingBreaches },
    { provide: TicketLinks, useClass: ListTicketLinks },
    { provide: TicketSelector, useClass: SelectTickets },
    { provide: TicketLoad, useClass: ListedTicketLoad },
  ],
  exports: [
    AutoCloseSweep,
    TicketDirectory,
    TicketFieldDirectory,
    TicketFigures,
    TicketLinks,
    TicketLoad,
    TicketSelector,
    TicketVisibility,
    UpcomingBreaches,
  ],
})
export class TicketsModule implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly subscriptions: Subscriptions,
    private readonly publisher: RealtimePublisher,
    private readonly roomPolicies: RoomPolicies,
    private readonly rooms: TicketRooms,
    private readonly unneeded: UnneededFiles,
    private readonly files: FilesOfTickets,
    private readonly erasers: Erasers,
    private readonly eraser: TicketEraser,
    private readonly retention: Retention,
    private readonly uploads: Uploads,
    private readonly otherSide: OtherSideReactor,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(ticketEvents);
    registerTicketCommands(this.gateway);
    this.subscriptions.addProjection(ticketTexts);
    this.subscriptions.addProjection({ ...ticketList, committed: (changes) => this.publisher.ticketsChanged(changesOfBatch(changes)) });
    this.subscriptions.addProjection(ticketFiles);
    this.subscriptions.addReactor(this.otherSide);
    this.roomPolicies.register(this.rooms);
    this.unneeded.register(this.files);
    this.erasers.register(this.eraser);
    this.retention.keep({ what: 'uploads', days: daysOfUploads, remove: (before, limit) => this.uploads.forget(before, limit) });
  }
}
