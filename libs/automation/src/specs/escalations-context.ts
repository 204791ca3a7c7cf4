import { CommandGateway } from '@casewright/commands';
import { escalationCommands, escalationEvents, type EscalationEvent } from '@casewright/contracts';
import { EventStore, EventTypes } from '@casewright/event-store';
import { idFrom, type CommandMessage, type CommandMeta } from '@casewright/kernel';
import { Module, type OnModuleInit } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';

class EscalationCommand {
  constructor(
    readonly message: CommandMessage,
    readonly meta: CommandMeta,
  ) {}
}

/** Writes what the escalations of a ticket would write: each ladder once. */
@CommandHandler(EscalationCommand)
class EscalationHandler implements ICommandHandler<EscalationCommand> {
  constructor(private readonly store: EventStore) {}

  async execute({ message: { type, data }, meta }: EscalationCommand): Promise<void> {
    const { ticketId, ladderId } = data as { ticketId: string; ladderId: string };
    const streamId = idFrom(`escalations:${ticketId}`);
    const begun = (await this.store.readStream(streamId)).find(({ type: name }) => name === 'escalation.started') as
      { data: { escalationId: string; ladderId: string } } | undefined;
    const { correlationId, causationId, depth, at } = meta;
    const escalationId = begun?.data.escalationId ?? idFrom(`escalation:${meta.commandId}`);
    const started = { escalationId, ticketId, at, ladderId, ladderVersion: 1, dueAt: [at], correlationId, causationId, depth };
    const event: EscalationEvent =
      type === 'escalation.start'
        ? { type: 'escalation.started', data: started }
        : {
            type: 'escalation.stopped',
            data: { escalationId, ticketId, ladderId: begun?.data.ladderId ?? ladderId, at, because: 'asked' },
          };
    await this.store.append({ streamId, category: 'escalation', expected: 'any', events: [event], meta, requestHash: streamId });
  }
}

@Module({ providers: [EscalationHandler] })
export class SmallEscalationsModule implements OnModuleInit {
  constructor(
    private readonly gateway: CommandGateway,
    private readonly eventTypes: EventTypes,
  ) {}

  onModuleInit(): void {
    this.eventTypes.register(escalationEvents);
    for (const [type, schema] of Object.entries(escalationCommands))
      this.gateway.register({ type, schema, create: (data, meta) => new EscalationCommand({ type, data }, meta) });
  }
}
