import { durationMilliseconds } from '@casewright/contracts';
import { Database } from '@casewright/persistence';
import type { CompiledRule, TicketMoment } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { DecisionRecord } from '../../domain/decision-record';
import type { Clearing, Firing } from '../../domain/rule-history';
import { recordColumns } from './record-columns';

export interface TicketDecisions {
  readonly firings: readonly Firing[];
  readonly clearings: readonly Clearing[];
}

/** For `select`: columns of a decision that fired, under the property names of `Firing`. */
export const firingColumns = `rule_id as "ruleId", rule_version as "ruleVersion", event_id as "eventId", event_version as "eventVersion",
  command_id as "commandId", correlation_id as "correlationId", branch, at,
  jsonb_path_exists(actions, '$[*] ? (@.status == "planned" || @.status == "done" || @.status == "failed")') as acted`;

/** What rules have done on a ticket, as guards and repeated attempts need to know it. */
@Injectable()
export class PastDecisions {
  constructor(private readonly database: Database) {}

  /** At most the newest 2,000 firings. */
  async onTicket(ticketId: string): Promise<TicketDecisions> {
    const firings = await this.database.prepared<Firing & { readonly cleared: boolean }>(
      `select ${firingColumns}, exists (select from automation.clearings c where c.ticket_id = $1) as cleared
       from automation.decisions where ticket_id = $1 and outcome = 'fired' order by event_version desc limit 2000`,
      [ticketId],
    );
    if (!firings[0]?.cleared) return { firings, clearings: [] };
    const clearings = await this.database.query<Clearing & Record<string, unknown>>(
      `select rule_id as "ruleId", event_version as "eventVersion" from automation.clearings where ticket_id = $1`,
      [ticketId],
    );
    return { firings, clearings };
  }

  /**
   * How often rules with a limit on all tickets fired within it before the event, on other events; empty where none has one. `around`: on
   * events soon after it, too, for tickets are not handled in the order of their events, and no stretch of time may see more firings than the limit.
   */
  async onAllTickets(
    rules: readonly CompiledRule[],
    { event }: TicketMoment,
    which: 'before' | 'around' = 'before',
  ): Promise<ReadonlyMap<string, number>> {
    const at = new Date(event.meta.at);
    const limited = rules.flatMap(({ document: { ruleId, guards } }) => (guards.perRule ? [{ ruleId, ...guards.perRule }] : []));
    if (limited.length === 0) return new Map();
    const within = limited.map(({ per }) => durationMilliseconds(per) ?? 0);
    const begins = within.map((length) => new Date(at.getTime() - length));
    const ends = within.map((length) => new Date(at.getTime() + (which === 'around' ? Math.max(0, length - 1) : 0)));
    // No more than the limit is counted, so a wide window stays as cheap as the index.
    const rows = await this.database.query<{ ruleId: string; count: number }>(
      `select w.rule_id as "ruleId", counted.count from unnest($1::uuid[], $2::timestamptz[], $3::integer[], $4::timestamptz[]) as w (rule_id, begin, most, "end")
       cross join lateral (
         select count(*)::integer as count from (
           select from automation.decisions d
           where d.rule_id = w.rule_id and d.outcome = 'fired' and d.at > w.begin and d.at <= w."end" and d.event_id <> $5 limit w.most
         ) as fired
       ) as counted`,
      [limited.map(({ ruleId }) => ruleId), begins, limited.map(({ max }) => max), ends, event.eventId],
    );
    return new Map(rows.map(({ ruleId, count }) => [ruleId, count]));
  }

  /** The records of the rules that fired on an event. */
  fired(ticketId: string, eventId: string): Promise<DecisionRecord[]> {
    return this.database.prepared<DecisionRecord & Record<string, unknown>>(
      `select ${recordColumns} from automation.decisions where ticket_id = $1 and event_id = $2 and outcome = 'fired' order by ordinal, id`,
      [ticketId, eventId],
    );
  }
}
