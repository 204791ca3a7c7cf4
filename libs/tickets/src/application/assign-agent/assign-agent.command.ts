import { ticketCommand } from '../ticket-command';

export class AssignAgentCommand extends ticketCommand('ticket.assign-agent') {}
