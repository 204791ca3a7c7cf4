import { ticketCommand } from '../ticket-command';

export class OpenTicketCommand extends ticketCommand('ticket.open') {}
