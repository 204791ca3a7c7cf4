import { ticketCommand } from '../ticket-command';

export class SetFieldCommand extends ticketCommand('ticket.set-field') {}
