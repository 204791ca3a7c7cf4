export * from './automation.module';
export { ruleCatalog } from './domain/rule-catalog';
export { languageWith, ticketLanguage } from './domain/ticket-language';
export { Timetable } from './application/timed/timetable';
export { BacktestWorker } from './application/rehearse/backtest-worker';
export { BacktestTally } from './domain/rehearse/backtest-tally';
export { commandsIn, Replay } from './domain/rehearse/replay';
export { ReplaySide } from './domain/rehearse/replay-side';
