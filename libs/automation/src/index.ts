export * from './automation.module';
export { ticketLanguage } from './domain/ticket-language';
