export { AutoCloseSweep } from './application/auto-close/auto-close-sweep';
export { TicketsModule } from './tickets.module';
