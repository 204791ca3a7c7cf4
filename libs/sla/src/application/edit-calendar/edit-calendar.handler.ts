import { isDeepStrictEqual } from 'node:util';
import { missing, requireVersion } from '@casewright/kernel';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { requireOpen } from '../../domain/policy/reachable';
import { CalendarQueries } from '../../read-model/configuration/calendar.queries';
import { CalendarEntity, type Calendar } from '../calendar.entity';
import { ConfigurationWrites, fileCalendar, policiesInOrder } from '../configuration-writes';
import { EditCalendarCommand } from './edit-calendar.command';

@CommandHandler(EditCalendarCommand)
export class EditCalendarHandler implements ICommandHandler<EditCalendarCommand> {
  constructor(
    private readonly writes: ConfigurationWrites,
    private readonly calendars: CalendarQueries,
  ) {}

  async execute({ calendarId, changes: { effect, ...changes }, expectedVersion, meta }: EditCalendarCommand) {
    await this.writes.alone(meta, async (em) => {
      const calendar = await em.findOne(CalendarEntity, { id: calendarId, removedAt: null });
      if (!calendar) throw missing();
      requireVersion(calendar, expectedVersion);
      const content = { ...calendar.content, ...changes };
      if (isDeepStrictEqual(content, calendar.content)) return null;
      await requireUsable(em, { id: calendar.id, content }, Date.parse(meta.at));
      Object.assign(calendar, { content, version: calendar.version + 1, updatedAt: new Date(meta.at) });
      fileCalendar(em, calendar, meta);
      const change = { kind: 'edit-calendar', calendar: { id: calendar.id, version: calendar.version } } as const;
      return { change, effect, subject: { id: calendar.id, name: content.name } };
    });
    return this.calendars.find(calendarId);
  }
}

/** The goals of every policy that counts by this calendar must stay within reach. */
async function requireUsable(em: EntityManager, { id, content }: Pick<Calendar, 'id' | 'content'>, at: number): Promise<void> {
  requireOpen(content, 1, at, '/hours');
  for (const policy of await policiesInOrder(em)) {
    const goals = policy.content.targets.filter(({ calendarId }) => calendarId === id).flatMap(({ goals }) => Object.values(goals));
    requireOpen(content, Math.max(1, ...goals.map((goal) => goal ?? 0)), at, '/hours');
  }
}
