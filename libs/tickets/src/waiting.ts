import { CommandGateway } from '@casewright/commands';
import { autoCloseEvents, reminderEvents } from '@casewright/contracts';
import { EventTypes } from '@casewright/event-store';
import { ProcessHost } from '@casewright/processes';
import { Subscriptions } from '@casewright/subscriptions';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { z } from 'zod';
import { AutoCloseRows } from './application/auto-close/auto-close-rows';
import { AutoCloseSweep } from './application/auto-close/auto-close-sweep';
import { AutoCloseReactor } from './application/auto-close/auto-close.reactor';
import { AutoCloseRepository } from './application/auto-close/auto-close.repository';
import { ConsiderTicket } from './application/auto-close/consider-ticket';
import { SaveAutoCloseHandler } from './application/auto-close/save-settings/save-settings.handler';
import { TakeStepCommand } from './application/auto-close/take-step/take-step.command';
import { TakeStepHandler } from './application/auto-close/take-step/take-step.handler';
import { WarnRequesterCommand } from './application/auto-close/warn-requester/warn-requester.command';
import { WarnRequesterHandler } from './application/auto-close/warn-requester/warn-requester.handler';
import { CancelReminderHandler } from './application/reminders/cancel-reminder/cancel-reminder.handler';
import { RemindersRepository } from './application/reminders/reminders.repository';
import { RingReminder, RingReminderCommand } from './application/reminders/ring-reminder/ring-reminder.command';
import { RingReminderHandler } from './application/reminders/ring-reminder/ring-reminder.handler';
import { SetReminderHandler } from './application/reminders/set-reminder/set-reminder.handler';
import { autoCloseProcess } from './domain/auto-close/auto-close.process';
import { reminderProcess } from './domain/reminders/reminder.process';
import { snoozeProcess } from './domain/snooze/snooze.process';
import { AutoCloseController } from './http/auto-close.controller';
import { RemindersController } from './http/reminders.controller';
import { autoCloseWaiting } from './read-model/auto-close/auto-close-waiting.projection';
import { AutoCloseQueries } from './read-model/auto-close/auto-close.query';
import { AutoCloseInForce } from './read-model/auto-close/in-force';
import { PreviewAutoClose } from './read-model/auto-close/preview-auto-close.query';
import { ReminderTexts } from './read-model/reminders/reminder-texts';
import { Reminders } from './read-model/reminders/reminders.query';
import { waitingReminders } from './read-model/reminders/waiting-reminders.projection';

const OfTicket = z.strictObject({ ticketId: z.uuid() });

/** Makes events, processes, commands and projections of what waits for a time known to the platform: snoozes, reminders, auto-close. */
@Injectable()
class WaitingSetup implements OnModuleInit {
  constructor(
    private readonly eventTypes: EventTypes,
    private readonly gateway: CommandGateway,
    private readonly processes: ProcessHost,
    private readonly subscriptions: Subscriptions,
    private readonly reactor: AutoCloseReactor,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(reminderEvents);
    this.eventTypes.register(autoCloseEvents);
    this.processes.register({ definition: snoozeProcess, module: require.resolve('./domain/snooze/snooze.process') });
    this.processes.register({ definition: reminderProcess, module: require.resolve('./domain/reminders/reminder.process') });
    this.processes.register({ definition: autoCloseProcess, module: require.resolve('./domain/auto-close/auto-close.process') });
    this.subscriptions.addProjection(waitingReminders);
    this.subscriptions.addProjection(autoCloseWaiting);
    this.subscriptions.addReactor(this.reactor);
    this.registerCommands();
  }

  private registerCommands(): void {
    this.gateway.register({ type: 'reminder.ring', schema: RingReminder, create: (ids, meta) => new RingReminderCommand(ids, meta) });
    this.gateway.register({
      type: 'auto-close.warn',
      schema: OfTicket,
      create: ({ ticketId }, meta) => new WarnRequesterCommand(ticketId, meta),
    });
    this.gateway.register({
      type: 'auto-close.act',
      schema: OfTicket,
      create: ({ ticketId }, meta) => new TakeStepCommand(ticketId, meta),
    });
  }
}

export const waitingControllers = [AutoCloseController, RemindersController];

export const waitingProviders = [
  RemindersRepository,
  SetReminderHandler,
  CancelReminderHandler,
  RingReminderHandler,
  ReminderTexts,
  Reminders,
  AutoCloseRepository,
  AutoCloseRows,
  AutoCloseSweep,
  AutoCloseReactor,
  ConsiderTicket,
  SaveAutoCloseHandler,
  WarnRequesterHandler,
  TakeStepHandler,
  AutoCloseQueries,
  AutoCloseInForce,
  PreviewAutoClose,
  WaitingSetup,
];
