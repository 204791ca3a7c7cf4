import { erasedText } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';

/** Why somebody ended a process may name whom it was about. It stands in the row alone, of a process that heard of a ticket of theirs or is named by it. */
@Injectable()
export class ProcessEraser implements Eraser {
  readonly name = 'processes';

  constructor(private readonly database: Database) {}

  async erase({ ticketIds }: Erasure): Promise<void> {
    await this.database.query(
      `update processes.processes set error = case when status = 'cancelled' then $2 else error end, cancel_reason = null
       where (status = 'cancelled' or cancel_reason is not null)
         and (positions ?| $1::text[] or exists (select from unnest($1::text[]) ticket where position(ticket in key) > 0))`,
      [ticketIds, erasedText],
    );
  }
}
