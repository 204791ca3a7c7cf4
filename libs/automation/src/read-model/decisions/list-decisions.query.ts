import {
  TicketLinks,
  TicketVisibility,
  type DecisionView,
  type ListRuleDecisions,
  type ListTicketDecisions,
  type RuleDecisionView,
} from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { recordColumns } from './record-columns';
import type { DecisionRecord } from '../../domain/decision-record';
import { DecisionViews } from './decision-views';
import { RuleQueries } from '../rules/rule.queries';

type Row = DecisionRecord & Record<string, unknown>;
interface Page<View> {
  items: View[];
  nextCursor: string | null;
}

const OnTicket = z.strictObject({ version: z.int(), ordinal: z.string().regex(/^\d{1,19}$/) });
const OfRule = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** Decision records, newest first. */
@Injectable()
export class DecisionLists {
  constructor(
    private readonly database: Database,
    private readonly views: DecisionViews,
    private readonly rules: RuleQueries,
    private readonly visibility: TicketVisibility,
    private readonly tickets: TicketLinks,
  ) {}

  /** Of the rules that fired on a ticket, those that set `field` where it is given, also to what it was already. */
  async ofTicket(ticketId: string, { field, limit, cursor }: z.output<typeof ListTicketDecisions>): Promise<Page<DecisionView>> {
    const after = decodeCursor(OnTicket, cursor);
    const rows = await this.database.query<Row & { ordinal: string }>(
      `select ${recordColumns}, ordinal::text from automation.decisions d
       where ticket_id = $1 and outcome = 'fired' and ($2::text is null or $2 = any (fields))
         and ($3::int is null or (event_version, d.ordinal) < ($3, $4::bigint))
       order by event_version desc, d.ordinal desc limit $5`,
      [ticketId, field, after?.version, after?.ordinal, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ version: last.eventVersion, ordinal: last.ordinal }));
    return { items: await this.views.views(items), nextCursor };
  }

  /** Of one rule, on the tickets that the reader may see; a page can hold fewer than were asked for. */
  async ofRule(
    principal: Principal,
    ruleId: string,
    { outcome, limit, cursor }: z.output<typeof ListRuleDecisions>,
  ): Promise<Page<RuleDecisionView>> {
    await this.rules.requireRule(ruleId);
    const after = decodeCursor(OfRule, cursor);
    const rows = await this.database.query<Row>(
      `select ${recordColumns} from automation.decisions d
       where rule_id = $1 and ($2::text is null or outcome = $2) and ($3::timestamptz is null or (d.at, id) < ($3, $4::uuid))
       order by d.at desc, id desc limit $5`,
      [ruleId, outcome, after?.at, after?.id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ at: last.at, id: last.id }));
    const views = await this.views.views(await this.visible(principal, items));
    const tickets = await this.tickets.links(principal, [...new Set(views.map(({ ticketId }) => ticketId))]);
    return { items: views.map((view) => ({ ...view, ticket: tickets.get(view.ticketId) ?? null })), nextCursor };
  }

  private async visible(principal: Principal, rows: readonly Row[]): Promise<Row[]> {
    const seen = new Map<string, boolean>();
    for (const { ticketId } of rows) {
      if (!seen.has(ticketId)) seen.set(ticketId, await this.visibility.canSee(principal, ticketId));
    }
    return rows.filter(({ ticketId }) => seen.get(ticketId));
  }
}
