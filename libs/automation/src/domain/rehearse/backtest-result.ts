import type { Tally } from './backtest-tally';

/** What is kept of a backtest: counts, ids and values of properties. Names join when it is shown. */
export type StoredBacktestResult = Tally & { readonly tickets: number; readonly unknowable: readonly string[] };
