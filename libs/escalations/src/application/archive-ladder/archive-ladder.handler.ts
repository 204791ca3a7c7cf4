import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LadderQueries } from '../../read-model/ladders/ladder.queries';
import { LadderRows } from '../ladder-rows';
import { ArchiveLadderCommand } from './archive-ladder.command';

/** What runs on it goes on; nothing begins on it any more. */
@CommandHandler(ArchiveLadderCommand)
export class ArchiveLadderHandler implements ICommandHandler<ArchiveLadderCommand> {
  constructor(
    private readonly rows: LadderRows,
    private readonly ladders: LadderQueries,
  ) {}

  async execute({ ladderId, expectedVersion, meta }: ArchiveLadderCommand) {
    await this.rows.archive(ladderId, expectedVersion, meta);
    return this.ladders.find(ladderId);
  }
}
