import { ticketCommand } from '../ticket-command';

export class UnfollowTicketCommand extends ticketCommand('ticket.unfollow') {}
