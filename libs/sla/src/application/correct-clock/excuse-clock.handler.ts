import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { excuse } from '../../domain/corrections';
import { ClockCorrector } from './clock-corrector';
import { ExcuseClockCommand } from './correct-clock.commands';

@CommandHandler(ExcuseClockCommand)
export class ExcuseClockHandler implements ICommandHandler<ExcuseClockCommand> {
  constructor(private readonly corrector: ClockCorrector) {}

  execute({ clock, excuse: { reason, episode }, meta }: ExcuseClockCommand) {
    return this.corrector.correct(clock, reason, meta, (clocks, correcting) => excuse(clocks, correcting, episode));
  }
}
