import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../../domain/decision-record';
import type { Clearing, Firing } from '../../domain/rule-history';
import { recordColumns } from './record-columns';

export interface TicketDecisions {
  readonly firings: readonly Firing[];
  readonly clearings: readonly Clearing[];
}

/** What rules have done on a ticket, as guards and repeated attempts need to know it. */
@Injectable()
export class PastDecisions {
  constructor(private readonly database: Database) {}

  /** At most the newest 2,000 firings. */
  async onTicket(ticketId: string): Promise<TicketDecisions> {
    const firings = await this.database.query<Firing & Record<string, unknown>>(
      `select rule_id as "ruleId", rule_version as "ruleVersion", event_id as "eventId", event_version as "eventVersion", command_id as "commandId"
       from automation.decisions where ticket_id = $1 and outcome = 'fired' order by event_version desc limit 2000`,
      [ticketId],
    );
    if (firings.length === 0) return { firings, clearings: [] };
    const clearings = await this.database.query<Clearing & Record<string, unknown>>(
      `select rule_id as "ruleId", event_version as "eventVersion" from automation.clearings where ticket_id = $1`,
      [ticketId],
    );
    return { firings, clearings };
  }

  /** The records of the rules that fired on an event. */
  fired(ticketId: string, eventId: string): Promise<DecisionRecord[]> {
    return this.database.query<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions where ticket_id = $1 and event_id = $2 and outcome = 'fired' order by ordinal, id`,
      [ticketId, eventId],
    );
  }
}
