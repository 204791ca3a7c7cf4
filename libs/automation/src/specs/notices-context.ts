import { CommandGateway } from '@casewright/commands';
import { notificationCommands, type RuleTripped } from '@casewright/contracts';
import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

export class OwnersCommand {
  constructor(readonly trip: RuleTripped) {}
}

/** Remembers what owners of rules were told. */
@Injectable()
@CommandHandler(OwnersCommand)
export class OwnersHandler implements ICommandHandler<OwnersCommand> {
  readonly told: RuleTripped[] = [];

  execute({ trip }: OwnersCommand): Promise<void> {
    this.told.push(trip);
    return Promise.resolve();
  }
}

@Module({ providers: [OwnersHandler], exports: [OwnersHandler] })
export class SmallNoticesModule implements OnModuleInit {
  constructor(private readonly gateway: CommandGateway) {}

  onModuleInit(): void {
    const type = 'notification.rule-tripped';
    this.gateway.register({ type, schema: notificationCommands[type], create: (trip) => new OwnersCommand(trip) });
  }
}
