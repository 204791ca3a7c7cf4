import type { ReplyToMail } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';

/** The mail that is answered, as the page knows it. */
export interface AnsweredMail {
  readonly account: string;
  readonly digest: string;
}

/** Answers the id of the sent message in Mailbox. */
export class ReplyFromOutside extends Command<string> {
  constructor(
    readonly answered: AnsweredMail,
    readonly request: ReplyToMail,
    /** The same command sends the same mail, with the same Message-ID. */
    readonly commandId: string,
  ) {
    super();
  }
}
