import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { LadderQueries } from '../../read-model/ladders/ladder.queries';
import { LadderReferences } from '../ladder-references';
import { LadderRows } from '../ladder-rows';
import { CreateLadderCommand } from './create-ladder.command';

@CommandHandler(CreateLadderCommand)
export class CreateLadderHandler implements ICommandHandler<CreateLadderCommand> {
  constructor(
    private readonly references: LadderReferences,
    private readonly rows: LadderRows,
    private readonly ladders: LadderQueries,
  ) {}

  async execute({ content, meta }: CreateLadderCommand) {
    const id = await this.rows.insert(await this.references.check(content, meta), meta);
    return this.ladders.find(id);
  }
}
