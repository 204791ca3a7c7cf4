import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { withdrawExcuse } from '../../domain/corrections';
import { ClockCorrector } from './clock-corrector';
import { WithdrawExcuseCommand } from './correct-clock.commands';

@CommandHandler(WithdrawExcuseCommand)
export class WithdrawExcuseHandler implements ICommandHandler<WithdrawExcuseCommand> {
  constructor(private readonly corrector: ClockCorrector) {}

  execute({ clock, excuse: { reason, episode }, meta }: WithdrawExcuseCommand) {
    return this.corrector.correct(clock, reason, meta, (clocks, correcting) => withdrawExcuse(clocks, correcting, episode));
  }
}
