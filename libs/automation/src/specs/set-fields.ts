import { TicketFieldDirectory, type TicketFieldDefinition } from '@casewright/contracts';

/** The fields that a suite has added to tickets. */
export class SetFields extends TicketFieldDirectory {
  private fields: readonly TicketFieldDefinition[] = [];
  private changes = 0;

  set(...fields: readonly TicketFieldDefinition[]): void {
    this.fields = fields;
    this.changes += 1;
  }

  revision(): Promise<string> {
    return Promise.resolve(String(this.changes));
  }

  all(): Promise<readonly TicketFieldDefinition[]> {
    return Promise.resolve(this.fields);
  }
}
