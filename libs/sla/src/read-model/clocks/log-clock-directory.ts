import { ClockDirectory, type ClockNow } from '@casewright/contracts';
import { Clock as TimeSource } from '@casewright/kernel';
import { Injectable } from '@nestjs/common';
import { stateOf } from '../../domain/clock/clock-state';
import { settled } from '../../domain/clock/milestones';
import { targetKinds } from '../../domain/targets';
import { clocksStream, ClocksRepository } from './clocks.repository';

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
    return targetKinds.flatMap(({ target }) => {
      const recorded = state[target];
      if (!recorded) return [];
      const clock = settled(recorded.clock, ticketId, target, now);
      return [{ target, state: stateOf(clock), dueAt: clock.dueAt === null ? null : new Date(clock.dueAt).toISOString() }];
    });
  }
}
