import { ticketCommand } from '../ticket-command';

export class UntagTicketCommand extends ticketCommand('ticket.untag') {}
