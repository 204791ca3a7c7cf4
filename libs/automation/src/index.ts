export * from './automation.module';
export { ticketLanguage } from './domain/ticket-language';
export { BacktestWorker } from './application/rehearse/backtest-worker';
