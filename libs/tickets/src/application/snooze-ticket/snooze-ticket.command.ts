import { ticketCommand } from '../ticket-command';

export class SnoozeTicketCommand extends ticketCommand('ticket.snooze') {}
