import { ticketCommand } from '../ticket-command';

export class EndSnoozeCommand extends ticketCommand('ticket.end-snooze') {}
