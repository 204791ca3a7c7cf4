import { TicketVisibility } from '@casewright/contracts';
import { missing, type Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../../domain/decision-record';
import { recordColumns } from '../decisions/record-columns';

/** Decisions by their ids. */
@Injectable()
export class Decisions {
  constructor(
    private readonly database: Database,
    private readonly visibility: TicketVisibility,
  ) {}

  /** Answers those who may not see the ticket as if there were no such decision. */
  async seenBy(me: Principal, id: string): Promise<DecisionRecord> {
    const [record] = await this.database.query<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions where id = $1`,
      [id],
    );
    if (!record || !(await this.visibility.canSee(me, record.ticketId))) throw missing();
    return record;
  }
}
