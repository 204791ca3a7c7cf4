import { escalationsStream, CalendarDirectory, TicketDirectory } from '@casewright/contracts';
import { DomainError, idFrom, missing } from '@casewright/kernel';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { dueTimes } from '../../domain/due-times';
import { start } from '../../domain/life';
import { EscalationsRepository } from '../../read-model/escalations.repository';
import { LadderVersions, type LadderVersion } from '../../read-model/ladders/ladder-versions.query';
import { unknownReference } from '../refusals';
import { StartEscalationCommand } from './start-escalation.command';

@CommandHandler(StartEscalationCommand)
export class StartEscalationHandler implements ICommandHandler<StartEscalationCommand> {
  constructor(
    private readonly repository: EscalationsRepository,
    private readonly ladders: LadderVersions,
    private readonly tickets: TicketDirectory,
    private readonly calendars: CalendarDirectory,
  ) {}

  async execute({ ticketId, ladderId, meta }: StartEscalationCommand) {
    const ticket = await this.tickets.find(ticketId);
    if (!ticket) throw missing();
    const { category } = ticket.status;
    const ladder = await this.ladders.inUse(ladderId);
    if (!ladder) throw unknownReference('/ladderId', 'There is no such escalation ladder any more: choose another');
    const dueAt = await this.dueAt(ladder, meta.at);
    const { correlationId, causationId, depth } = meta;
    const beginning = {
      ticketId,
      ladderId,
      ladderVersion: ladder.version,
      dueAt,
      at: meta.at,
      chain: { correlationId, causationId, depth },
    };
    await this.repository.change(escalationsStream(ticketId), meta, (all) => {
      if (category === 'solved' || category === 'closed') throw solved();
      return start(all, { ...beginning, escalationId: idFrom(`escalation:${meta.commandId}`) });
    });
  }

  /** A calendar that was removed counts on as it last was. */
  private async dueAt({ content, calendarVersion }: LadderVersion, from: string): Promise<readonly string[]> {
    const { calendarId: id, steps } = content;
    if (id === null) return dueTimes(steps, from, null);
    const hours =
      (await this.calendars.current([id])).get(id) ?? (await this.calendars.versions([{ id, version: calendarVersion ?? 0 }])).get(id);
    const times = hours ? dueTimes(steps, from, hours) : null;
    if (!times) throw new DomainError('calendar.never-open', 'The calendar of the ladder is not open often enough to climb it.');
    return times;
  }
}

const solved = () => new DomainError('state.conflict', 'The ticket is solved: there is nothing to escalate.');
