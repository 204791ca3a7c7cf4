import type { Tally } from './backtest-tally';
import type { TimedTally } from './timed-tally';

/** What is kept of a backtest: counts, ids and values of properties. Names join when it is shown. */
export type StoredBacktestResult = Tally & {
  readonly tickets: number;
  readonly unknowable: readonly string[];
  /** Absent where neither version waits for a time. */
  readonly timed?: TimedTally;
};
