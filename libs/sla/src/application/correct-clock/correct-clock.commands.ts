import type { ClockList, CreditClock, ExcuseClock, SlaTarget } from '@casewright/contracts';
import type { CommandMeta, Principal } from '@casewright/kernel';
import { Command } from '@nestjs/cqrs';

/** The clock of a ticket that somebody corrects. */
export interface ClockOf {
  readonly ticketId: string;
  readonly target: SlaTarget;
  readonly by: Principal;
}

export class CreditClockCommand extends Command<ClockList> {
  constructor(
    readonly clock: ClockOf,
    readonly credit: CreditClock,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

export class ExcuseClockCommand extends Command<ClockList> {
  constructor(
    readonly clock: ClockOf,
    readonly excuse: ExcuseClock,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}

export class WithdrawExcuseCommand extends Command<ClockList> {
  constructor(
    readonly clock: ClockOf,
    readonly excuse: ExcuseClock,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
