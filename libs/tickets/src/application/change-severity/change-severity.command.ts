import { ticketCommand } from '../ticket-command';

export class ChangeSeverityCommand extends ticketCommand('ticket.change-severity') {}
