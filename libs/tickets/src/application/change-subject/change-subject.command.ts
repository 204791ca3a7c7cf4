import { ticketCommand } from '../ticket-command';

export class ChangeSubjectCommand extends ticketCommand('ticket.change-subject') {}
