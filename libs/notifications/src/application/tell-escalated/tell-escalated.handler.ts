import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notificationId } from '../../domain/notification';
import { Bells } from '../bells';
import { NotificationStore } from '../notification-store';
import { TellEscalatedCommand } from './tell-escalated.command';

/** Nobody did it: that nobody has is why they are told. */
@CommandHandler(TellEscalatedCommand)
export class TellEscalatedHandler implements ICommandHandler<TellEscalatedCommand> {
  constructor(
    private readonly store: NotificationStore,
    private readonly bells: Bells,
  ) {}

  async execute({ content: { ticketId, userIds, text }, meta }: TellEscalatedCommand): Promise<void> {
    const told = userIds.map((userId) => ({
      ...{ id: notificationId(meta.commandId, userId), userId, ticketId, kind: 'escalated' as const },
      ...{ by: null, target: null, text, at: meta.at },
    }));
    await this.bells.ring(await this.store.add(told));
  }
}
