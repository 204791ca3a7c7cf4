import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { BacktestStore } from '../backtest-store';
import { CancelBacktestCommand } from './cancel-backtest.command';

@CommandHandler(CancelBacktestCommand)
export class CancelBacktestHandler implements ICommandHandler<CancelBacktestCommand> {
  constructor(private readonly store: BacktestStore) {}

  async execute({ id }: CancelBacktestCommand) {
    await this.store.end(id, 'cancelled', null);
  }
}
