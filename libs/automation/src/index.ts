export * from './automation.module';
export { ticketLanguage } from './domain/ticket-language';
export { Timetable } from './application/timed/timetable';
export { BacktestWorker } from './application/rehearse/backtest-worker';
