import { ticketCommand } from '../ticket-command';

export class WakeTicketCommand extends ticketCommand('ticket.wake') {}
