import { ticketCommand } from '../ticket-command';

export class HearMergedCommand extends ticketCommand('ticket.hear-merged') {}
