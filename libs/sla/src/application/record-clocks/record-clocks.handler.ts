import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { record } from '../../domain/clocks';
import { clocksStream, ClocksRepository } from '../../read-model/clocks/clocks.repository';
import { RecordClocksCommand } from './record-clocks.command';

@CommandHandler(RecordClocksCommand)
export class RecordClocksHandler implements ICommandHandler<RecordClocksCommand> {
  constructor(private readonly clocks: ClocksRepository) {}

  async execute({ ticketId, events, meta }: RecordClocksCommand) {
    await this.clocks.change(clocksStream(ticketId), meta, (clocks) => record(clocks, events));
  }
}
