import { eventTypesOf, type TicketEvent } from '@casewright/contracts';
import { LogCounts } from '@casewright/event-store';
import { Database } from '@casewright/persistence';
import type { CompiledRule } from '@casewright/rules';
import { Injectable } from '@nestjs/common';
import type { RuleUse } from '../../domain/health/findings-by-use';

interface DayRow {
  readonly ruleId: string;
  readonly day: string;
  readonly count: number;
}

interface TotalRow {
  readonly ruleId: string;
  readonly tickets: number;
  readonly microseconds: number;
}

/** What happened in a stretch of days, ready to be asked about any rule. */
export interface RecentUse {
  /** Events that at least one of the rules waits for. */
  readonly events: number;
  /** Of the version that was published then. */
  of(rule: CompiledRule, publishedAt: Date): RuleUse;
  tickets(ruleId: string): number;
}

const dayMilliseconds = 86_400_000;
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

const countOf = (rows: readonly DayRow[], ruleId: string, from: string): number =>
  rows.reduce((sum, row) => sum + (row.ruleId === ruleId && row.day >= from ? row.count : 0), 0);

/** What live rules did lately, and what they waited for. */
@Injectable()
export class RuleUses {
  constructor(
    private readonly database: Database,
    private readonly log: LogCounts,
  ) {}

  async since(since: Date, now: Date, rules: readonly CompiledRule[]): Promise<RecentUse> {
    const types = [...new Set(rules.flatMap(({ document }) => eventTypesOf(document.trigger)))] as TicketEvent['type'][];
    const [happened, came] = [await this.log.perDay(since, types), await this.timesCome(since)];
    const [fired, totals] = [await this.fired(since), await this.totals(since)];
    const byRule = new Map(totals.map((row) => [row.ruleId, row]));
    return {
      events: happened.reduce((sum, { events }) => sum + events, 0),
      tickets: (ruleId) => byRule.get(ruleId)?.tickets ?? 0,
      of: ({ timing, document: { ruleId, trigger } }, publishedAt) => {
        // The day of publishing belongs to the version before, too.
        const from = [dayOf(since), dayOf(new Date(publishedAt.getTime() + dayMilliseconds))].sort()[1] ?? '';
        const waitsFor = new Set(eventTypesOf(trigger));
        return {
          days: Math.max(0, Math.floor((now.getTime() - Date.parse(from)) / dayMilliseconds)),
          events: timing
            ? countOf(came, ruleId, from)
            : happened.reduce((sum, { type, day, events }) => sum + (day >= from && waitsFor.has(type) ? events : 0), 0),
          fired: countOf(fired, ruleId, from),
          microseconds: byRule.get(ruleId)?.microseconds ?? 0,
        };
      },
    };
  }

  /** Tickets on which both rules of a pair acted on one event, in the order of the pairs. */
  async together(since: Date, pairs: readonly (readonly [string, string])[]): Promise<readonly number[]> {
    if (pairs.length === 0) return [];
    const rows = await this.database.query<{ tickets: number }>(
      `select (select count(distinct later.ticket_id)::integer from automation.decisions later
         join automation.decisions earlier on earlier.ticket_id = later.ticket_id and earlier.event_id = later.event_id
           and earlier.rule_id = pair.earlier and earlier.outcome = 'fired'
         where later.rule_id = pair.later and later.outcome = 'fired' and later.at >= $3) as tickets
       from unnest($1::uuid[], $2::uuid[]) with ordinality as pair (later, earlier, place) order by pair.place`,
      [pairs.map(([later]) => later), pairs.map(([, earlier]) => earlier), since],
    );
    return rows.map(({ tickets }) => tickets);
  }

  /** How often the time of rules came that wait for one; what was cancelled before says nothing of their conditions. */
  private timesCome(since: Date): Promise<DayRow[]> {
    return this.database.query<DayRow & Record<string, unknown>>(
      `select rule_id as "ruleId", to_char(ended_at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::integer as count
       from (
         select rule_id, ended_at from rm.timed_runs where stage = 'live' and state in ('fired', 'skipped')
         union all select rule_id, finished_at from automation.scheduled_runs where stage = 'live' and state = 'done'
       ) as come (rule_id, ended_at) where ended_at >= $1 group by 1, 2`,
      [since],
    );
  }

  private fired(since: Date): Promise<DayRow[]> {
    return this.database.query<DayRow & Record<string, unknown>>(
      `select rule_id as "ruleId", to_char(at at time zone 'UTC', 'YYYY-MM-DD') as day, count(*)::integer as count
       from automation.decisions where outcome = 'fired' and at >= $1 group by 1, 2`,
      [since],
    );
  }

  private totals(since: Date): Promise<TotalRow[]> {
    return this.database.query<TotalRow & Record<string, unknown>>(
      `select rule_id as "ruleId", count(distinct ticket_id) filter (where outcome = 'fired')::integer as tickets,
         avg(microseconds)::integer as microseconds from automation.decisions where at >= $1 group by 1`,
      [since],
    );
  }
}
