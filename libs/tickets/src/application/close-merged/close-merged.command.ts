import { ticketCommand } from '../ticket-command';

export class CloseMergedCommand extends ticketCommand('ticket.close-merged') {}
