import { ticketCommand } from '../ticket-command';

export class NoteSplitCommand extends ticketCommand('ticket.note-split') {}
