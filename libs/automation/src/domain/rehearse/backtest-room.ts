/** Those who watch a backtest are in `backtest:<id>`. */
export const backtestRoomKind = 'backtest';
