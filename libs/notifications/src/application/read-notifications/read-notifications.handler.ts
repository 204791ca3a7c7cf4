import { Clock } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { Bells } from '../bells';
import { NotificationStore } from '../notification-store';
import { ReadNotificationsCommand } from './read-notifications.command';

@CommandHandler(ReadNotificationsCommand)
export class ReadNotificationsHandler implements ICommandHandler<ReadNotificationsCommand> {
  constructor(
    private readonly store: NotificationStore,
    private readonly bells: Bells,
    private readonly clock: Clock,
  ) {}

  async execute({ userId, which }: ReadNotificationsCommand): Promise<void> {
    if ((await this.read(userId, which)) > 0) await this.bells.ring([userId]);
  }

  private read(userId: string, { upTo, ids = [], ticketId }: ReadNotificationsCommand['which']): Promise<number> {
    const now = this.clock.now();
    if (upTo !== undefined) return this.store.readUpTo(userId, upTo, now);
    return ticketId === undefined ? this.store.readThese(userId, ids, now) : this.store.readOfTicket(userId, ticketId, now);
  }
}
