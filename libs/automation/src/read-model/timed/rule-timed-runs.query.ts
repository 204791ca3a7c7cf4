import { TicketLinks, TicketVisibility, type ListTimedRuns, type RuleTimedRunView } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { DirectoryNames } from '../rules/directory-names';
import { RuleQueries } from '../rules/rule.queries';
import { namedRuns, timedRunView, type NamedRunRow } from './timed-run.rows';

const Place = z.strictObject({ at: z.iso.datetime(), id: z.uuid() });

/** The tickets that a rule waits on, or waited on. */
@Injectable()
export class RuleTimedRuns {
  constructor(
    private readonly database: Database,
    private readonly rules: RuleQueries,
    private readonly tickets: TicketLinks,
    private readonly visibility: TicketVisibility,
    private readonly names: DirectoryNames,
  ) {}

  /** Those that wait come with the nearest first, all others with the latest first; a page can hold fewer than were asked for. */
  async of(
    principal: Principal,
    ruleId: string,
    { state, limit, cursor }: z.output<typeof ListTimedRuns>,
  ): Promise<{ items: RuleTimedRunView[]; nextCursor: string | null }> {
    await this.rules.requireRule(ruleId);
    const after = decodeCursor(Place, cursor);
    const [direction, beyond] = state === 'armed' ? ['asc', '>'] : ['desc', '<'];
    const rows = await this.database.query<NamedRunRow>(
      `${namedRuns} where t.rule_id = $1 and ($2::text is null or t.state = $2)
         and ($3::timestamptz is null or (t.act_at, t.id) ${beyond} ($3, $4::uuid))
       order by t.act_at ${direction}, t.id ${direction} limit $5`,
      [ruleId, state, after?.at, after?.id, limit + 1],
    );
    const { items, nextCursor } = pageOf(rows, limit, (last) => ({ at: last.actAt.toISOString(), id: last.id }));
    const seen = await Promise.all(items.map(({ ticketId }) => this.visibility.canSee(principal, ticketId)));
    const visible = items.filter((_, place) => seen[place]);
    const links = await this.tickets.links(principal, [...new Set(visible.map(({ ticketId }) => ticketId))]);
    const actor = await this.names.actors(visible.flatMap(({ endedBy }) => endedBy ?? []));
    return { items: visible.map((row) => ({ ...timedRunView(row, actor), ticket: links.get(row.ticketId) ?? null })), nextCursor };
  }
}
