import { ticketCommand } from '../ticket-command';

export class ChangePriorityCommand extends ticketCommand('ticket.change-priority') {}
