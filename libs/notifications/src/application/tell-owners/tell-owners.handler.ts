import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { notificationId } from '../../domain/notification';
import { Bells } from '../bells';
import { NotificationStore } from '../notification-store';
import { TellOwnersCommand } from './tell-owners.command';

/** The rule stands where the one who did it stands otherwise: its name is looked up when it is read. */
@CommandHandler(TellOwnersCommand)
export class TellOwnersHandler implements ICommandHandler<TellOwnersCommand> {
  constructor(
    private readonly store: NotificationStore,
    private readonly bells: Bells,
  ) {}

  async execute({ trip: { ruleId, version, reason, userIds }, meta }: TellOwnersCommand): Promise<void> {
    const by = { kind: 'rule' as const, id: ruleId, version };
    const told = userIds.map((userId) => ({
      ...{ id: notificationId(meta.commandId, userId), userId, ticketId: null, kind: 'rule-tripped' as const },
      ...{ by, target: null, text: reason, at: meta.at },
    }));
    await this.bells.ring(await this.store.add(told));
  }
}
