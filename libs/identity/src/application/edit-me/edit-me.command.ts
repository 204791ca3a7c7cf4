import type { EditMe, MeView } from '@casewright/contracts';
import { Command } from '@nestjs/cqrs';

export class EditMeCommand extends Command<MeView> {
  constructor(
    readonly userId: string,
    readonly changes: EditMe,
  ) {
    super();
  }
}
