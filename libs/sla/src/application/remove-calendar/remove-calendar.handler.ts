import { DomainError, missing, requireVersion } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { CalendarEntity } from '../calendar.entity';
import { ConfigurationWrites, policiesInOrder } from '../configuration-writes';
import { RemoveCalendarCommand } from './remove-calendar.command';

/** Clocks that run by one of its versions go on by it. */
@CommandHandler(RemoveCalendarCommand)
export class RemoveCalendarHandler implements ICommandHandler<RemoveCalendarCommand> {
  constructor(private readonly writes: ConfigurationWrites) {}

  async execute({ calendarId, expectedVersion, meta }: RemoveCalendarCommand) {
    await this.writes.alone(meta, async (em) => {
      const calendar = await em.findOne(CalendarEntity, { id: calendarId, removedAt: null });
      if (!calendar) throw missing();
      requireVersion(calendar, expectedVersion);
      const policies = await policiesInOrder(em);
      const user = policies.find(({ content }) => content.targets.some((target) => target.calendarId === calendarId));
      if (user) throw new DomainError('state.conflict', `The policy ${user.content.name} counts by this calendar.`);
      calendar.removedAt = new Date(meta.at);
      return null;
    });
  }
}
