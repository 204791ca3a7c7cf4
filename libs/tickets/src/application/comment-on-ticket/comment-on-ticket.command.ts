import { ticketCommand } from '../ticket-command';

export class CommentOnTicketCommand extends ticketCommand('ticket.comment') {}
