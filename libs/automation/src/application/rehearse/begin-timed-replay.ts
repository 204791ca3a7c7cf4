import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import { TimedReplay, type TimedReplayOptions } from '../../domain/rehearse/timed-replay';
import { commandsIn, type Replay } from '../../domain/rehearse/replay';
import type { TicketEvents } from '../../read-model/rehearse/log-window';
import { OlderTickets } from '../../read-model/rehearse/older-tickets';
import { ReplayPast } from '../../read-model/rehearse/replay-past';
import { Wishes } from '../timed/wishes';
import type { BacktestJob } from './backtest-store';

type Given = Pick<TimedReplayOptions, 'versions' | 'sides' | 'tally' | 'facts'>;
type Versions = TimedReplayOptions['versions'];

/** Makes a replay of versions that wait for times ready, with the tickets that they may wait on. */
@Injectable()
export class BeginTimedReplay {
  constructor(
    private readonly older: OlderTickets,
    private readonly past: ReplayPast,
    private readonly wishes: Wishes,
  ) {}

  /** Null where neither version waits for a time. */
  async of(job: BacktestJob, given: Given): Promise<TimedReplay | null> {
    const timed = versionsIn(given.versions).filter(({ timing }) => timing !== null);
    if (timed.length === 0) return null;
    const relative = timed.flatMap(({ timing }) => (timing?.kind === 'relative' ? [{ timing }] : []));
    return new TimedReplay({
      ...given,
      recorded: await this.past.wakeUps(job.ruleId, job.from, job.to),
      shift: await this.wishes.shifting({ relative }),
      begin: job.from.getTime(),
      end: job.to.getTime(),
    });
  }

  /** The tickets that were there before the stretch, page by page; those on which something happens in it come with that, unless a schedule may select them. */
  tickets({ from, to }: BacktestJob, timed: TimedReplay): AsyncGenerator<ReadonlyMap<string, TicketEvents>> {
    return this.older.before(from, timed.selects ? from : to);
  }

  /** Tickets with what had happened on them before; nothing for new ones. */
  async meet(timed: TimedReplay, replay: Replay, tickets: ReadonlyMap<string, TicketEvents>): Promise<void> {
    const clocks = timed.readsClocks ? await this.older.clocks([...tickets.keys()]) : new Map<string, never[]>();
    for (const [ticketId, events] of tickets) {
      timed.addClocks(ticketId, clocks.get(ticketId) ?? []);
      const { commands, rest } = commandsIn(events);
      await timed.begin([...commands, rest].filter(({ length }) => length > 0).map((command) => replay.step(command)));
    }
  }
}

const versionsIn = ({ draft, active }: Versions): readonly CompiledRule[] => (active ? [draft, active] : [draft]);
