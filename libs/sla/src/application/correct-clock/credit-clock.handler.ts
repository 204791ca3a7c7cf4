import { ProcessHost } from '@casewright/processes';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { credit } from '../../domain/corrections';
import { slaClock } from '../../domain/sla-clock.process';
import { ClockCorrector } from './clock-corrector';
import { CreditClockCommand } from './correct-clock.commands';

/** The process that keeps the clocks follows the credit and says what is due then; it has ended with the ticket. */
@CommandHandler(CreditClockCommand)
export class CreditClockHandler implements ICommandHandler<CreditClockCommand> {
  constructor(
    private readonly corrector: ClockCorrector,
    private readonly processes: ProcessHost,
  ) {}

  async execute({ clock, credit: { minutes, reason }, meta }: CreditClockCommand) {
    const process = await this.processes.find(slaClock.type, clock.ticketId);
    const isClosed = process?.status === 'done';
    return this.corrector.correct(clock, reason, meta, (clocks, correcting) => credit(clocks, correcting, minutes, isClosed));
  }
}
