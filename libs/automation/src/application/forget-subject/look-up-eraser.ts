import { Database } from '@casewright/persistence';
import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';

/** What plugins said about people is kept with the events of their tickets; it then counts as missing, like their texts. */
@Injectable()
export class LookUpEraser implements Eraser {
  readonly name = 'look-ups of rules';

  constructor(private readonly database: Database) {}

  async erase({ ticketIds }: Erasure): Promise<void> {
    await this.database.query(
      `update automation.look_ups set found = jsonb_set(found, '{plugins}', (
         select jsonb_object_agg(key, case when answer ? 'personal' then answer || '{"value": null}' else answer end)
         from jsonb_each(found->'plugins') as known (key, answer)))
       where ticket_id = any($1::uuid[]) and found @? '$.plugins.*.personal'`,
      [ticketIds],
    );
  }
}
