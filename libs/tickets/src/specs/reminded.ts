import { CommandGateway } from '@casewright/commands';
import { notificationCommands, type RemindCommand } from '@casewright/contracts';
import type { OnModuleInit } from '@nestjs/common';
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

class Remind extends Command<void> {
  constructor(readonly content: RemindCommand) {
    super();
  }
}

/** Stands in the place of notifications: keeps who was reminded of what. */
@CommandHandler(Remind)
export class Reminded implements ICommandHandler<Remind>, OnModuleInit {
  readonly told: RemindCommand[] = [];

  constructor(private readonly gateway: CommandGateway) {}

  onModuleInit(): void {
    this.gateway.register({
      type: 'notification.remind',
      schema: notificationCommands['notification.remind'],
      create: (content) => new Remind(content),
    });
  }

  execute({ content }: Remind): Promise<void> {
    if (!this.told.some(({ reminderId }) => reminderId === content.reminderId)) this.told.push(content);
    return Promise.resolve();
  }
}
