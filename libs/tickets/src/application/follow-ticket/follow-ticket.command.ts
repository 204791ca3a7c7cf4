import { ticketCommand } from '../ticket-command';

export class FollowTicketCommand extends ticketCommand('ticket.follow') {}
