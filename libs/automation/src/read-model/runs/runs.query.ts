import { DecisionOutcome, type ListRuns, type RunList } from '@casewright/contracts';
import type { Principal } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { DecisionLists } from '../decisions/list-decisions.query';

const mostCounted = 10_000;

/** What a rule decided, by outcome. Runs that did something stay as long as their tickets, of the others a rule keeps a bucket. */
@Injectable()
export class Runs {
  constructor(
    private readonly database: Database,
    private readonly decisions: DecisionLists,
  ) {}

  async ofRule(me: Principal, ruleId: string, query: z.output<typeof ListRuns>): Promise<RunList> {
    const [page, counts] = await Promise.all([this.decisions.ofRule(me, ruleId, query), this.counts(ruleId)]);
    return { ...page, counts };
  }

  private async counts(ruleId: string): Promise<RunList['counts']> {
    const rows = await this.database.query<{ outcome: DecisionOutcome; count: number }>(
      `select o.outcome, c.count from unnest($2::text[]) o (outcome) cross join lateral (
         select count(*)::int as count from (
           select from automation.decisions d where d.rule_id = $1 and d.outcome = o.outcome limit ${mostCounted}
         ) kept
       ) c`,
      [ruleId, DecisionOutcome.options],
    );
    const counts = Object.fromEntries(DecisionOutcome.options.map((outcome) => [outcome, 0])) as RunList['counts'];
    for (const { outcome, count } of rows) counts[outcome] = count;
    return counts;
  }
}
