import { DomainError, newId, type Clock } from '@casewright/kernel';
import type { Move, MoveOrder, MoveRows } from './move-rows';

const shown = 20;

/** Orders moves of running processes from one host to the other, and tells how far they are. Workers carry them out. */
export class ProcessMoves {
  /** Told of each order, so that the worker of this program begins at once. */
  onOrder: () => void = () => undefined;

  constructor(
    private readonly rows: MoveRows,
    private readonly clock: Clock,
    /** Whether this installation has a Temporal. */
    readonly isPossible: boolean,
  ) {}

  /** Returns the id of the move. */
  async order(order: MoveOrder, by: string): Promise<string> {
    if (!this.isPossible) throw new DomainError('state.conflict', 'There is no other host: set TEMPORAL_ADDRESS and start again.');
    const isUnderWay = (await this.list()).some(({ endedAt }) => endedAt === null);
    if (isUnderWay) throw new DomainError('state.conflict', 'Another move is under way. Wait until it has ended.');
    const id = newId();
    await this.rows.request(id, order, by, this.clock.now());
    this.onOrder();
    return id;
  }

  list(): Promise<readonly Move[]> {
    return this.rows.list(shown);
  }
}
