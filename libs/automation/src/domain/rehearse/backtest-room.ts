export const backtestRoomKind = 'backtest';

/** The room of those who watch a backtest. */
export const backtestRoom = (id: string): string => `${backtestRoomKind}:${id}`;
