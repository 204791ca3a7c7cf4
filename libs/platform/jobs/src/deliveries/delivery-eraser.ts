import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import type { Eraser, Erasure } from '@casewright/retention';
import { Injectable } from '@nestjs/common';

/** Nothing goes out any more to a person who is erased. Answers and errors of mail servers may name an address, so they go as well. */
@Injectable()
export class DeliveryEraser implements Eraser {
  readonly name = 'deliveries';

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async erase({ subjectId }: Erasure): Promise<void> {
    await this.database.query(
      `update jobs.deliveries set status = case when status in ('waiting', 'dead') then 'cancelled' else status end,
         next_at = case when status = 'sending' then next_at end, receipt = null, error = null, updated_at = $2
       where subject_id = $1`,
      [subjectId, this.clock.now()],
    );
    await this.database.query(
      'update jobs.delivery_attempts set error = null from jobs.deliveries d where d.id = delivery_id and d.subject_id = $1 and delivery_attempts.error is not null',
      [subjectId],
    );
  }
}
