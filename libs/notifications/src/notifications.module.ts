import { CommandGateway } from '@casewright/commands';
import { notificationCommands } from '@casewright/contracts';
import { RoomPolicies } from '@casewright/realtime';
import { Erasers, Retention } from '@casewright/retention';
import { Subscriptions } from '@casewright/subscriptions';
import { Module, type OnModuleInit } from '@nestjs/common';
import { Bells } from './application/bells';
import { NoteNews } from './application/note-news/note-news.reactor';
import { NotificationStore } from './application/notification-store';
import { NotificationEraser } from './application/forgetting/notification-eraser';
import { ReadNotificationsHandler } from './application/read-notifications/read-notifications.handler';
import { TellCommand } from './application/tell/tell.command';
import { TellHandler } from './application/tell/tell.handler';
import { TellEscalatedCommand } from './application/tell-escalated/tell-escalated.command';
import { TellEscalatedHandler } from './application/tell-escalated/tell-escalated.handler';
import { TellRemindedCommand } from './application/tell-reminded/tell-reminded.command';
import { TellRemindedHandler } from './application/tell-reminded/tell-reminded.handler';
import { TellOwnersCommand } from './application/tell-owners/tell-owners.command';
import { TellOwnersHandler } from './application/tell-owners/tell-owners.handler';
import { daysKept } from './domain/notification';
import { NotificationsController } from './http/notifications.controller';
import './migrations';
import { NotificationLists } from './read-model/list-notifications.query';
import { NotificationRooms } from './read-model/notification-rooms';
import { NotificationRows } from './read-model/notification-rows';
import { NotificationViews } from './read-model/notification-views';
import { VisibleTickets } from './read-model/visible-tickets';

/** Tells people what happened to what is theirs. */
@Module({
  controllers: [NotificationsController],
  providers: [
    NotificationStore,
    Bells,
    NoteNews,
    ReadNotificationsHandler,
    TellHandler,
    TellEscalatedHandler,
    TellOwnersHandler,
    TellRemindedHandler,
    NotificationEraser,
    NotificationRows,
    NotificationViews,
    VisibleTickets,
    NotificationLists,
    NotificationRooms,
  ],
})
export class NotificationsModule implements OnModuleInit {
  constructor(
    private readonly subscriptions: Subscriptions,
    private readonly news: NoteNews,
    private readonly roomPolicies: RoomPolicies,
    private readonly rooms: NotificationRooms,
    private readonly retention: Retention,
    private readonly store: NotificationStore,
    private readonly gateway: CommandGateway,
    private readonly erasers: Erasers,
    private readonly eraser: NotificationEraser,
  ) {}

  onModuleInit(): void {
    this.erasers.register(this.eraser);
    this.gateway.register({
      type: 'notification.tell',
      schema: notificationCommands['notification.tell'],
      create: (content, meta) => new TellCommand(content, meta),
    });
    this.gateway.register({
      type: 'notification.escalated',
      schema: notificationCommands['notification.escalated'],
      create: (content, meta) => new TellEscalatedCommand(content, meta),
    });
    this.gateway.register({
      type: 'notification.rule-tripped',
      schema: notificationCommands['notification.rule-tripped'],
      create: (trip, meta) => new TellOwnersCommand(trip, meta),
    });
    this.gateway.register({
      type: 'notification.remind',
      schema: notificationCommands['notification.remind'],
      create: (content, meta) => new TellRemindedCommand(content, meta),
    });
    this.subscriptions.addReactor(this.news);
    this.roomPolicies.register(this.rooms);
    this.retention.keep({ what: 'notifications', days: daysKept, remove: (before, limit) => this.store.forget(before, limit) });
    this.retention.keep({
      what: 'marks of what was read',
      days: daysKept,
      remove: (before, limit) => this.store.forgetReads(before, limit),
    });
  }
}
