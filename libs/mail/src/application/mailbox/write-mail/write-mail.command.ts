import type { WriteMail } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';

/** Answers the id of the sent message in Mailbox. */
export class WriteMailFromOutside extends Command<string> {
  constructor(
    readonly request: WriteMail,
    /** The same command sends the same mail, with the same Message-ID. */
    readonly commandId: string,
  ) {
    super();
  }
}
