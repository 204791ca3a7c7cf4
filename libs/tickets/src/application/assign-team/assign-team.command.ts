import { ticketCommand } from '../ticket-command';

export class AssignTeamCommand extends ticketCommand('ticket.assign-team') {}
