import { ticketCommand } from '../ticket-command';

export class TagTicketCommand extends ticketCommand('ticket.tag') {}
