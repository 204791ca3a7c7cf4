import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LadderQueries } from '../../read-model/ladders/ladder.queries';
import { LadderReferences } from '../ladder-references';
import { LadderRows } from '../ladder-rows';
import { SaveLadderCommand } from './save-ladder.command';

/** Escalations that run keep the version that they began with. */
@CommandHandler(SaveLadderCommand)
export class SaveLadderHandler implements ICommandHandler<SaveLadderCommand> {
  constructor(
    private readonly references: LadderReferences,
    private readonly rows: LadderRows,
    private readonly ladders: LadderQueries,
  ) {}

  async execute({ ladderId, content, expectedVersion, meta }: SaveLadderCommand) {
    await this.ladders.find(ladderId);
    await this.rows.update(ladderId, await this.references.check(content, meta), expectedVersion, meta);
    return this.ladders.find(ladderId);
  }
}
