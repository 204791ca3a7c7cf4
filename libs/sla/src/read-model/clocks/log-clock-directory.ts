import { ClockDirectory, type ClockNow, type SlaTarget } from '@casewright/contracts';
import { Clock as TimeSource } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { evolveClock, type Clock } from '../../domain/clock/clock';
import { stateOf } from '../../domain/clock/clock-state';
import { settle } from '../../domain/clock/decisions';
import { clocksStream, ClocksRepository } from './clocks.repository';

const targets: readonly SlaTarget[] = ['first-reply', 'resolution'];

/** The clocks of a ticket folded from their stream; what fell due a moment ago counts, recorded or not. */
@Injectable()
export class LogClockDirectory extends ClockDirectory {
  constructor(
    private readonly streams: ClocksRepository,
    private readonly time: TimeSource,
  ) {
    super();
  }

  async clocks(ticketId: string): Promise<readonly ClockNow[]> {
    const { state } = await this.streams.load(clocksStream(ticketId));
    const now = this.time.now().getTime();
    return targets.flatMap((target) => {
      const recorded = state[target];
      if (!recorded) return [];
      const clock = settle(recorded, ticketId, target, now).reduce<Clock | null>(evolveClock, recorded) ?? recorded;
      return [{ target, state: stateOf(clock), dueAt: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString() }];
    });
  }
}
