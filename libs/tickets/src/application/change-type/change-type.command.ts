import { ticketCommand } from '../ticket-command';

export class ChangeTypeCommand extends ticketCommand('ticket.change-type') {}
