import type { ListRules, RuleView } from '@casewright/contracts';
import { decodeCursor, pageOf } from '@casewright/http';
import { Clock } from '@casewright/kernel';
import { Database } from '@casewright/persistence';
import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { RuleQueries } from './rule.queries';
import { phasePlace, ruleRows, type RuleRow } from './rule.rows';

const Place = z.strictObject({ place: z.int(), rank: z.string().max(40), id: z.uuid() });

/** Rules in the order in which they run. */
@Injectable()
export class RuleLists {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly rules: RuleQueries,
  ) {}

  async list(wanted: z.output<typeof ListRules>): Promise<{ items: RuleView[]; nextCursor: string | null }> {
    const { status, trial, archived, phase, q, limit, cursor } = wanted;
    const after = decodeCursor(Place, cursor);
    const rows = await this.database.query<RuleRow & { place: number }>(
      `select * from (${ruleRows.replace('select r.id', `select ${phasePlace} as place, r.id`)}) r
       where ($2::text is null or r.status = $2) and ($3::text is null or r.phase = $3)
         and ($4::text is null or position(lower($4) in lower(r.name)) > 0)
         and ($5::int is null or (r.place, r.rank, r.id) > ($5, $6::text collate "C", $7::uuid))
         and ($9::text is null or r.trial->>'stage' = $9) and ($10::boolean is null or (r.status = 'archived') = $10)
       order by r.place, r.rank, r.id limit $8`,
      [this.clock.now(), status, phase, q, after?.place, after?.rank, after?.id, limit + 1, trial, archived],
    );
    const page = pageOf(rows, limit, ({ place, rank, id }) => ({ place, rank, id }));
    return { items: await this.rules.views(page.items.map(({ place: _, ...row }) => row)), nextCursor: page.nextCursor };
  }
}
