import { ticketCommand } from '../ticket-command';

export class MergeTicketCommand extends ticketCommand('ticket.merge') {}
