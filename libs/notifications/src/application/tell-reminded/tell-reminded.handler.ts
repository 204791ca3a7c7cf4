import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notificationId } from '../../domain/notification';
import { Bells } from '../bells';
import { NotificationStore } from '../notification-store';
import { TellRemindedCommand } from './tell-reminded.command';

/** Under one reminder once, whoever asks how often. */
@CommandHandler(TellRemindedCommand)
export class TellRemindedHandler implements ICommandHandler<TellRemindedCommand> {
  constructor(
    private readonly store: NotificationStore,
    private readonly bells: Bells,
  ) {}

  async execute({ content: { reminderId, ticketId, userId, text }, meta }: TellRemindedCommand): Promise<void> {
    const told = {
      id: notificationId(reminderId, userId),
      userId,
      ticketId,
      kind: 'reminded' as const,
      by: null,
      target: null,
      text,
      at: meta.at,
    };
    await this.bells.ring(await this.store.add([told]));
  }
}
