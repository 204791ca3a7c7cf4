import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireOpen } from '../../domain/policy/reachable';
import { CalendarQueries } from '../../read-model/configuration/calendar.queries';
import { CalendarEntity } from '../calendar.entity';
import { ConfigurationWrites, fileCalendar } from '../configuration-writes';
import { creationKey, requireSameRequest } from '../repeat';
import { CreateCalendarCommand } from './create-calendar.command';

@CommandHandler(CreateCalendarCommand)
export class CreateCalendarHandler implements ICommandHandler<CreateCalendarCommand> {
  constructor(
    private readonly writes: ConfigurationWrites,
    private readonly calendars: CalendarQueries,
  ) {}

  async execute({ content, meta }: CreateCalendarCommand) {
    const key = creationKey('calendar', meta, content);
    const at = new Date(meta.at);
    requireOpen(content, 1, at.getTime(), '/hours');
    await this.writes.alone(meta, async (em) => {
      const earlier = await em.findOne(CalendarEntity, { id: key.id });
      if (earlier) return requireSameRequest(earlier, key);
      const calendar = em.create(CalendarEntity, { ...key, version: 1, content, createdAt: at, updatedAt: at, removedAt: null });
      await em.flush();
      fileCalendar(em, calendar, meta);
      return null;
    });
    return this.calendars.find(key.id);
  }
}
