import { Command } from '@nestjs/cqrs';

/** Ends a backtest that nobody wants to wait for any more. One that has ended stays as it is. */
export class CancelBacktestCommand extends Command<void> {
  constructor(readonly id: string) {
    super();
  }
}
