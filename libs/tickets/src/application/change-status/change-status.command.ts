import { ticketCommand } from '../ticket-command';

export class ChangeStatusCommand extends ticketCommand('ticket.change-status') {}
