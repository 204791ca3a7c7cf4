import { ticketCommand } from '../ticket-command';

export class ChangeRequesterCommand extends ticketCommand('ticket.change-requester') {}
